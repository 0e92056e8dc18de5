package fr.contratdeville.programme.action;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.feed.Changes;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.refusal.Refuses;
import fr.contratdeville.programme.tranche.TrancheService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Actions",
        description = "Actions: the projects of a tranche, with carrier (the body that runs the project), cost "
                + "and contribution.")
public class ActionResource {
    private final ActionService service;
    private final Actions actions;
    private final TrancheService tranches;
    private final Changes changes;
    private final Partner caller;

    ActionResource(ActionService service, Actions actions, TrancheService tranches, Changes changes, Partner caller) {
        this.service = service;
        this.actions = actions;
        this.tranches = tranches;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    @Path("/tranches/{id}/actions")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses(
            value = {
                Reason.TRANCHE_FROZEN,
                Reason.DUPLICATE_ACTION,
                Reason.CONTRIBUTION_ABOVE_COST,
                Reason.CONTRIBUTION_MISSING
            },
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "addAction",
            summary = "Add an action to a draft",
            description = "Adds an action to a tranche in state DRAFT; otherwise 409. Title and carrier together "
                    + "identify an action in its tranche; a second one is refused with 409 (rule F12). An "
                    + "action that the collectivity carries itself may have no contribution. Pillar and section"
                    + " are then null, and the action is not counted in totals. It is in the tranche because "
                    + "other funders are asked to pay for it.")
    public RestResponse<ActionView> add(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @NotNull @Valid ActionBody request) {
        var action = service.add(id, request);
        return RestResponse.ResponseBuilder.<ActionView>created(URI.create("/v1/actions/" + action.id()))
                .entity(view(action))
                .tag(Revision.tag(action.revision()))
                .build();
    }

    @GET
    @Path("/tranches/{id}/actions")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listActionsOfTranche",
            summary = "List the actions of a tranche",
            description =
                    "Sorted by creation time, oldest first. Without a role that may read drafts, only the actions of an "
                            + "adopted tranche can be read; otherwise 404.")
    public Page.Listed<ActionView> listOfTranche(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id, @BeanParam Page page) {
        tranches.visible(id);
        return page.ofAll(actions.page(page, id), Action::id, actions::viewsOf);
    }

    @GET
    @Path("/actions")
    @RolesAllowed({"agent", "auditor", "carrier"})
    @Transactional
    @Operation(
            operationId = "listActions",
            summary = "List the actions",
            description =
                    "Sorted by creation time, oldest first. `agent` and `auditor` read all actions. `carrier` reads the "
                            + "actions of its own organisation. To follow their changes, a carrier's system reads all "
                            + "pages and then calls `pullActionChanges` with `changes` as `after`.")
    public Page.Handover<ActionView> list(@BeanParam Page page) {
        if (caller.readsAll()) {
            return page.handOver(() -> null, () -> actions.page(page, null), Action::id, actions::viewsOf);
        }
        return caller.organisation()
                .map(organisation -> page.handOver(
                        () -> changes.head(ActionFeed.of(organisation)),
                        () -> actions.pageOfOrganisation(page, organisation),
                        Action::id,
                        actions::viewsOf))
                .orElseGet(() -> page.handOver(() -> null, List::of, Action::id, actions::viewsOf));
    }

    @GET
    @Path("/actions/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getAction",
            summary = "Read an action",
            description =
                    "Can be read by everyone who may read its tranche, and by its carrier. For others it is " + "404.")
    public RestResponse<ActionView> get(@Parameter(description = "Id of the action.") @PathParam("id") UUID id) {
        return read(service.visible(id));
    }

    @PUT
    @Path("/actions/{id}")
    @RolesAllowed("agent")
    @Transactional
    @Refuses(
            value = {
                Reason.TRANCHE_FROZEN,
                Reason.COFINANCING_REQUESTED,
                Reason.DUPLICATE_ACTION,
                Reason.CONTRIBUTION_ABOVE_COST,
                Reason.CONTRIBUTION_MISSING
            },
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "replaceAction",
            summary = "Replace an action of a draft",
            description = "Replaces the whole description of the action. The tranche must be in state DRAFT; "
                    + "otherwise 409. While the action has a co-financing request, its cost and its carrier "
                    + "cannot change (409, rule F10).")
    public RestResponse<ActionView> replace(
            @Parameter(description = "Id of the action.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid ActionBody request) {
        return read(service.replace(id, Revision.ifMatch(ifMatch), request));
    }

    @DELETE
    @Path("/actions/{id}")
    @RolesAllowed("agent")
    @Refuses({Reason.TRANCHE_FROZEN, Reason.COFINANCING_REQUESTED})
    @Operation(
            operationId = "removeAction",
            summary = "Delete an action from a draft",
            description = "Deletes the action. The tranche must be in state DRAFT; otherwise 409. An action with a "
                    + "co-financing request cannot be deleted (rule F10).")
    public void remove(
            @Parameter(description = "Id of the action.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        service.remove(id, Revision.ifMatch(ifMatch));
    }

    private RestResponse<ActionView> read(Action action) {
        return RestResponse.ResponseBuilder.ok(view(action))
                .tag(Revision.tag(action.revision()))
                .build();
    }

    private ActionView view(Action action) {
        return actions.viewsOf(List.of(action)).get(0);
    }
}
