package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.programme.Programme;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import fr.contratdeville.deliberation.session.Agenda;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Recusals",
        description = "Recusals (déports): a member with a conflict of interest takes no part in an "
                + "item. Also the declared interests of members.")
public class RecusalResource {
    private static final String ITEM = "Id of the item.";
    private static final String MEMBER = "Id of the member.";

    private final RecusalService service;
    private final DeclaredRecusals recusals;
    private final Agenda agenda;
    private final Programme programme;
    private final Members members;
    private final Reader caller;

    RecusalResource(
            RecusalService service,
            DeclaredRecusals recusals,
            Agenda agenda,
            Programme programme,
            Members members,
            Reader caller) {
        this.service = service;
        this.recusals = recusals;
        this.agenda = agenda;
        this.programme = programme;
        this.members = members;
        this.caller = caller;
    }

    @PUT
    @Path("/agenda-items/{id}/recusals/{member}")
    @RolesAllowed({"assembly", "member"})
    @Transactional
    @Refuses({
        Reason.RECUSAL_NOT_YOURS,
        Reason.CORRECTION_NOT_YOURS,
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.BALLOT_OPEN,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER,
        Reason.MEMBER_NOT_IN_EXERCISE
    })
    @Operation(
            operationId = "declareRecusal",
            summary = "Record the recusal of a member for an item",
            description = "Records, before the ballot, that the member takes no part in the item. The member "
                    + "does not vote, and proxies held or given by the member do not count (rule R1). A "
                    + "recusal declared before the discussion also changes the quorum (rules R2 and R3). "
                    + "A new declaration replaces the earlier one, which is kept. A member can declare "
                    + "only their own recusal (otherwise 403). One that is recorded late, after members were "
                    + "counted for the item at its instant or later, is a correction: the secretariat records "
                    + "it with a `correctionReason`, also after the vote.")
    public RecusalView declare(
            @Parameter(description = ITEM) @PathParam("id") UUID id,
            @Parameter(description = MEMBER) @PathParam("member") UUID member,
            @NotNull @Valid NewRecusal request) {
        requireOwn(member);
        requireSecretariat(request.correctionReason());
        return RecusalView.of(service.declare(id, member, request));
    }

    @PUT
    @Path("/agenda-items/{id}/recusals/{member}/retraction")
    @RolesAllowed({"assembly", "member"})
    @Transactional
    @Refuses({
        Reason.RECUSAL_NOT_YOURS,
        Reason.CORRECTION_NOT_YOURS,
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.BALLOT_OPEN,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "retractRecusal",
            summary = "Retract the recusal of a member",
            description = "Allowed before the ballot on the item, or later as a correction with a "
                    + "`correctionReason`. The recusal is kept, with the instant of the retraction.")
    public RecusalView retract(
            @Parameter(description = ITEM) @PathParam("id") UUID id,
            @Parameter(description = MEMBER) @PathParam("member") UUID member,
            @NotNull @Valid NewRecusal.Retraction request) {
        requireOwn(member);
        requireSecretariat(request.correctionReason());
        return RecusalView.of(service.retract(id, member, request));
    }

    @GET
    @Path("/agenda-items/{id}/recusals")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listRecusals",
            summary = "List the recusals of an item",
            description = "Sorted by recording time, oldest first, including retracted ones. Public after "
                    + "the end of a session that was opened; before that, a role is required (otherwise "
                    + "404).")
    public Page.Listed<RecusalView> list(
            @Parameter(description = ITEM) @PathParam("id") UUID id, @BeanParam Page page) {
        if (!agenda.mayRead(agenda.read(id).sitting().sessionId(), caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return page.of(recusals.page(id, page), DeclaredRecusal::id, RecusalView::of);
    }

    @GET
    @Path("/agenda-items/{id}/recusal-proposals")
    @RolesAllowed({"assembly", "auditor"})
    @Refuses(Reason.PROGRAMME_UNAVAILABLE)
    @Operation(
            operationId = "proposeRecusals",
            summary = "Propose recusals for an item",
            description = "Compares the interests that members declared with the carriers of the tranche of "
                    + "the item. Returns which members should take no part and why, and how to split the "
                    + "vote so that an interest does not concern every action (rules R1 and V9). Nothing "
                    + "is recorded.")
    public RecusalProposals propose(@Parameter(description = ITEM) @PathParam("id") UUID id) {
        var item = agenda.read(id);
        if (item.tranche().isEmpty()) {
            return RecusalProposals.none(id);
        }
        var tranche = item.tranche().get().id();
        return service.propose(item.sitting(), id, tranche, programme.lines(tranche));
    }

    private void requireSecretariat(@Nullable String correctionReason) {
        if (correctionReason != null && !caller.isSecretariat()) {
            throw Reason.CORRECTION_NOT_YOURS.refusal();
        }
    }

    private void requireOwn(UUID member) {
        if (!caller.isSecretariat()
                && caller.subject()
                        .flatMap(members::ofSubject)
                        .filter(member::equals)
                        .isEmpty()) {
            throw Reason.RECUSAL_NOT_YOURS.refusal();
        }
    }
}
