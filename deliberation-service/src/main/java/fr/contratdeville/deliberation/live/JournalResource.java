package fr.contratdeville.deliberation.live;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.problem.HttpRefusal;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalLine;
import fr.contratdeville.deliberation.session.Agenda;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/sessions/{id}/journal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class JournalResource {
    private final Journal journal;
    private final Agenda agenda;
    private final Reader caller;

    JournalResource(Journal journal, Agenda agenda, Reader caller) {
        this.journal = journal;
        this.agenda = agenda;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"assembly", "auditor", "member"})
    @Transactional
    @Operation(
            operationId = "listJournal",
            summary = "Read the journal of a session",
            description = "Returns the lines that followSession sends, in the order of their recording. To follow the "
                    + "session from there, send the number of the last line as `Last-Event-ID` to followSession.")
    public Page.Listed<JournalLine> list(
            @Parameter(description = "Id of the session.") @PathParam("id") UUID id, @BeanParam Page page) {
        if (!agenda.mayRead(id, caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return page.of(
                journal.after(id, sequence(page.after()), page.fetch()),
                line -> new UUID(0, line.sequence()),
                Function.identity());
    }

    /** The number in a cursor; the id of another list is none. */
    private static int sequence(UUID after) {
        var sequence = after.getLeastSignificantBits();
        if (after.getMostSignificantBits() != 0 || sequence < 0 || sequence > Integer.MAX_VALUE) {
            throw HttpRefusal.invalid("cursor");
        }
        return (int) sequence;
    }
}
