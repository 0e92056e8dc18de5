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
@Tag(name = "Actions", description = "The projects of a tranche: who carries them, what they cost, who pays.")
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
            summary = "Pull what happens to the actions of an organisation",
            description =
                    "Every change of the actions that the organisation carries, with the guarantees of the feed of a"
                            + " funder: once each, in the order of their commits, from a cursor that is given on every page; with"
                            + " `wait` as soon as something is committed. Start from the list of actions and its `changes`, where"
                            + " 410 sends too (`restart`).")
    @APIResponse(
            responseCode = "200",
            description = "What follows the cursor",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionChange.Page.class)))
    public Uni<RestResponse<String>> changes(
            @Parameter(description = "Code of the organisation that the token names.", example = "agasef")
                    @PathParam("organisation")
                    String organisation,
            @BeanParam ChangesQuery query,
            @Context UriInfo request) {
        caller.requireOrganisation(organisation);
        return feeds.read(ActionFeed.of(organisation), query).map(page -> page.answer(request));
    }
}
