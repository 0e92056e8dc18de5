package fr.contratdeville.programme.action;

import fr.contratdeville.conventions.page.ChangesQuery;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.feed.LongPoll;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Actions",
        description = "Actions: the projects of a tranche, with carrier (the body that runs the project), cost "
                + "and contribution.")
public class ActionPullResource {
    private final LongPoll feeds;
    private final Partner caller;

    ActionPullResource(LongPoll feeds, Partner caller) {
        this.feeds = feeds;
        this.caller = caller;
    }

    @GET
    @Path("/organisations/{organisation}/action-changes")
    @RolesAllowed("carrier")
    @Operation(
            operationId = "pullActionChanges",
            summary = "Pull the changes of an organisation's actions",
            description = "Returns the changes of the actions that the organisation carries. Each change is "
                    + "returned once, in commit order. Send `next` of the answer as `after` of the next "
                    + "request; it is also present when no change follows. With `wait` (0 to 30 seconds), the "
                    + "request waits for the next change. To start, read the list of actions (`listActions`) "
                    + "and use its `changes` as the first `after`. An unknown or expired cursor is answered "
                    + "410; `restart` is the address of that list.")
    @APIResponse(
            responseCode = "200",
            description = "The changes after the cursor",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionChange.Page.class)))
    public Uni<RestResponse<String>> changes(
            @Parameter(description = "Code of the organisation, as in the token.", example = "agasef")
                    @PathParam("organisation")
                    String organisation,
            @BeanParam ChangesQuery query,
            @Context UriInfo request) {
        caller.requireOrganisation(organisation);
        return feeds.read(ActionFeed.of(organisation), query).map(page -> page.answer(request));
    }
}
