package fr.contratdeville.deliberation.programme;

import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer of programme-service to a delivery. */
public sealed interface Answer {
    /** The delivery is recorded. */
    record Accepted() implements Answer {}

    /** The delivery is refused, and a retry needs an intervention. The problem contains the status and the type. */
    record Refused(String problem) implements Answer {}

    /** No usable answer: the delivery must be repeated. */
    record Unavailable(String cause) implements Answer {}

    /** The answer to a call. */
    static Answer to(Supplier<RestResponse<Void>> call) {
        try {
            var status = call.get().getStatus();
            return status == 200 || status == 201 ? new Accepted() : new Unavailable("status " + status);
        } catch (ProgrammeFailure.Refused refused) {
            return new Refused(refused.getMessage());
        } catch (RuntimeException unavailable) {
            return new Unavailable(unavailable.toString());
        }
    }
}
