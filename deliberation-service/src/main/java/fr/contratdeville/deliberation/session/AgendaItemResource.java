package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.idempotency.Idempotency;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agenda", description = "Items: the subjects on the agenda of a session, and what happens to them.")
public class AgendaItemResource {
    private static final String ID = "Id of the item.";

    private final AgendaService service;
    private final AgendaItems items;
    private final Agenda agenda;
    private final TrancheListing listing;
    private final Idempotency idempotency;
    private final Reader caller;

    AgendaItemResource(
            AgendaService service,
            AgendaItems items,
            Agenda agenda,
            TrancheListing listing,
            Idempotency idempotency,
            Reader caller) {
        this.service = service;
        this.items = items;
        this.agenda = agenda;
        this.listing = listing;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/sessions/{id}/agenda-items")
    @RolesAllowed("assembly")
    @Refuses(
            value = {
                Reason.SESSION_STATE,
                Reason.TRANCHE_NOT_SUBMITTED,
                Reason.TRANCHE_ALREADY_LISTED,
                Reason.NOT_OF_FIRST_AGENDA,
                Reason.NOTHING_TO_VOTE,
                Reason.PROGRAMME_UNAVAILABLE
            },
            common = {CommonReason.ALREADY_EXISTS, CommonReason.UNKNOWN_REFERENCE})
    @Operation(
            operationId = "listItem",
            summary = "Add an item to the agenda",
            description = "Adds the item at the end of the agenda. An item added after the convocation (the "
                    + "notice of the session sent to the members) can be discussed, but not voted on "
                    + "(rule C2). An item on a tranche of programme-service stores the current version "
                    + "and digest of the tranche, which must be SUBMITTED (otherwise 409). programme-service "
                    + "holds the tranche for the item: it cannot be withdrawn until the assembly has decided, or "
                    + "the item leaves the agenda.")
    public RestResponse<AgendaItemView> create(
            @Parameter(description = "Id of the session.") @PathParam("id") UUID id,
            @NotNull @Valid NewAgendaItem request)
            throws Exception {
        var item = AgendaItem.newId();
        return idempotency.after(
                () -> listing.hold(item, request, service.dayToList(id)),
                held -> created(service.list(item, id, request, held)),
                request);
    }

    @GET
    @Path("/agenda-items/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getItem",
            summary = "Read an item of an agenda",
            description = "Returns the item. Public after the end of a session that was opened; before that, "
                    + "a role is required (otherwise 404).")
    public RestResponse<AgendaItemView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        var item = items.required(id);
        if (!agenda.mayRead(item.sessionId(), caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return read(item);
    }

    @PUT
    @Path("/agenda-items/{id}")
    @RolesAllowed("assembly")
    @Refuses(
            value = {
                Reason.SESSION_STATE,
                Reason.ITEM_STATE,
                Reason.AGENDA_SENT,
                Reason.TRANCHE_NOT_SUBMITTED,
                Reason.TRANCHE_ALREADY_LISTED,
                Reason.NOT_OF_FIRST_AGENDA,
                Reason.NOTHING_TO_VOTE,
                Reason.PROGRAMME_UNAVAILABLE
            },
            common = {CommonReason.ALREADY_EXISTS, CommonReason.UNKNOWN_REFERENCE})
    @Operation(
            operationId = "rewriteItem",
            summary = "Replace an item",
            description = "Replaces the whole item while it is LISTED. After the convocation, the title, the "
                    + "kind and the tranche cannot change (rule C2). The version and the digest of the "
                    + "tranche are read again.")
    public RestResponse<AgendaItemView> rewrite(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewAgendaItem request) {
        var revision = Revision.ifMatch(ifMatch);
        var held = listing.hold(id, request, service.dayToRewrite(id, revision));
        return read(service.rewrite(id, revision, request, held));
    }

    @PUT
    @Path("/agenda-items/{id}/discussion")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.TRANCHE_ALREADY_LISTED,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "discussItem",
            summary = "Put an item to discussion",
            description = "Checks the quorum for the item (rule Q4). The item is then IN_DISCUSSION or, if "
                    + "the quorum is not met, INQUORATE; both are answered with 200.")
    public RestResponse<AgendaItemView> discuss(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Happening request) {
        return read(service.discuss(id, Revision.ifMatch(ifMatch), request.at()));
    }

    @PUT
    @Path("/agenda-items/{id}/withdrawal")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.TAKEN_UP_AGAIN,
        Reason.BALLOT_OPEN,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "withdrawItem",
            summary = "Withdraw an item from the agenda",
            description = "Allowed until the ballot on the item opens (then 409). Requires a reason. An item whose "
                    + "quorum was missing can be withdrawn too, also after the end of the session: a second "
                    + "session cannot take it up then (rule Q6). If one has taken it up, withdraw it there (409).")
    public RestResponse<AgendaItemView> withdraw(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewAgendaItem.Exit request) {
        return read(service.withdraw(id, Revision.ifMatch(ifMatch), request));
    }

    @PUT
    @Path("/agenda-items/{id}/postponement")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.BALLOT_OPEN,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "postponeItem",
            summary = "Postpone an item to another session",
            description = "Allowed until the ballot on the item opens (then 409). Requires a reason.")
    public RestResponse<AgendaItemView> postpone(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewAgendaItem.Exit request) {
        return read(service.postpone(id, Revision.ifMatch(ifMatch), request));
    }

    @PUT
    @Path("/agenda-items/{id}/noting")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.NOT_FOR_INFORMATION,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "noteItem",
            summary = "Record that the assembly took note of an item",
            description = "Only for an item of kind INFORMATION, which is not voted on. For an item of kind "
                    + "DELIBERATION, it is refused with 422.")
    public RestResponse<AgendaItemView> note(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Happening request) {
        return read(service.note(id, Revision.ifMatch(ifMatch), request.at()));
    }

    private static RestResponse<AgendaItemView> created(AgendaItem item) {
        return RestResponse.ResponseBuilder.<AgendaItemView>created(URI.create("/v1/agenda-items/" + item.id()))
                .entity(AgendaItemView.of(item))
                .tag(Revision.tag(item.revision()))
                .build();
    }

    private static RestResponse<AgendaItemView> read(AgendaItem item) {
        return RestResponse.ResponseBuilder.ok(AgendaItemView.of(item))
                .tag(Revision.tag(item.revision()))
                .build();
    }
}
