package fr.contratdeville.deliberation.programme;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer of programme-service to a delivery. */
public sealed interface Answer {
    /** The delivery is recorded. */
    record Accepted() implements Answer {}

    /** programme-service refuses the delivery, and a retry needs an intervention. */
    record Refused(Problem problem) implements Answer {}

    /**
     * No usable answer: the delivery must be repeated.
     *
     * @param retryAfter the delay that the answer asks for
     */
    record Unavailable(String cause, Optional<Duration> retryAfter) implements Answer {}

    /** The answer to a PUT. It is accepted if the answer contains what was sent: a proxy can answer 200 too. */
    static <T> Answer toPut(T sent, Supplier<RestResponse<T>> call) {
        return of(() -> {
            var answer = call.get();
            return (answer.getStatus() == 200 || answer.getStatus() == 201) && sent.equals(answer.getEntity())
                    ? new Accepted()
                    : unexpected(answer);
        });
    }

    /** The answer to a DELETE. */
    static Answer toDelete(Supplier<RestResponse<Void>> call) {
        return of(() -> {
            var answer = call.get();
            return answer.getStatus() == 204 ? new Accepted() : unexpected(answer);
        });
    }

    /** An answer, or the failure of a call. */
    static Answer of(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (ProgrammeFailure.Refused refused) {
            return new Refused(refused.problem());
        } catch (ProgrammeFailure.Unavailable unavailable) {
            return new Unavailable(unavailable.getMessage(), unavailable.retryAfter());
        } catch (RuntimeException failure) {
            return new Unavailable(failure.toString(), Optional.empty());
        }
    }

    private static Answer unexpected(RestResponse<?> answer) {
        return new Unavailable("unexpected answer, status " + answer.getStatus(), Optional.empty());
    }
}
