package fr.contratdeville.programme.cofinancing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a list of requests is narrowed to. */
record RequestFilter(
        @Nullable String sentToFunder,
        CofinancingRequest.@Nullable State status,
        @Nullable Instant updatedSince) {}
