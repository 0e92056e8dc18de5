package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a list of requests is narrowed to. */
record RequestFilter(
        @Nullable String outToFunder,
        CofinancingRequest.@Nullable State status,
        @Nullable Instant updatedSince) {

    /** A state; anything else is a wrong request, not an empty list. */
    record Status(CofinancingRequest.State state) {
        /** Called by JAX-RS. */
        public static Status fromString(String text) {
            try {
                return new Status(CofinancingRequest.State.valueOf(text));
            } catch (IllegalArgumentException notAState) {
                throw Problem.INVALID_REQUEST.refusal().at("status");
            }
        }
    }

    /** An instant with its offset. */
    record Since(Instant instant) {
        /** Called by JAX-RS. */
        public static Since fromString(String text) {
            try {
                return new Since(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notAnInstant) {
                throw Problem.INVALID_REQUEST.refusal().at("updatedSince");
            }
        }
    }
}
