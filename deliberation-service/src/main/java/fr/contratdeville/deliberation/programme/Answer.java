package fr.contratdeville.deliberation.programme;

import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** What programme-service says to what it is told. */
public sealed interface Answer {
    /** It has it. */
    record Accepted() implements Answer {}

    /** It does not want it, and will not until somebody does something: the status, and the type of the problem. */
    record Refused(String problem) implements Answer {}

    /** It did not answer, or could not: to be repeated. */
    record Unavailable(String cause) implements Answer {}

    /** Its answer to a call. */
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
