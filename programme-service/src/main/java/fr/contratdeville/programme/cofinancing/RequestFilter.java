package fr.contratdeville.programme.cofinancing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The filter of a list of requests. */
record RequestFilter(
        @Nullable String sentToFunder,
        CofinancingRequest.@Nullable State state,
        @Nullable Instant updatedSince) {}
