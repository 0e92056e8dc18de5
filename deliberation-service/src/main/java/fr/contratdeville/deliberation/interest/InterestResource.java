package fr.contratdeville.deliberation.interest;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
@Tag(name = "Recusals")
public class InterestResource {
    private static final String MEMBER = "Id of the member.";

    private final Interests interests;
    private final Members members;
    private final Reader caller;

    InterestResource(Interests interests, Members members, Reader caller) {
        this.interests = interests;
        this.members = members;
        this.caller = caller;
    }

    @POST
    @Path("/members/{id}/interests")
    @RolesAllowed({"assembly", "member"})
    @Idempotent
    @Transactional
    @Refuses(Reason.INTEREST_ENDS_BEFORE_IT_STARTS)
    @Operation(
            operationId = "declareInterest",
            summary = "Declare an interest of a member",
            description = "Records a body that the member belongs to or manages. For an item that concerns "
                    + "the body, a recusal is proposed (rule R1). With a member's token, only the "
                    + "member's own interests can be declared (otherwise 404).")
    public RestResponse<InterestView> declare(
            @Parameter(description = MEMBER) @PathParam("id") UUID id, @NotNull @Valid NewInterest request) {
        requireOwn(id);
        members.require(id);
        var interest = new DeclaredInterest(id, request);
        interests.persistAndFlush(interest);
        return RestResponse.ResponseBuilder.<InterestView>created(URI.create("/v1/interests/" + interest.id()))
                .entity(InterestView.of(interest))
                .tag(Revision.tag(interest.revision()))
                .build();
    }

    @GET
    @Path("/members/{id}/interests")
    @RolesAllowed({"assembly", "auditor", "member"})
    @Transactional
    @Operation(
            operationId = "listInterests",
            summary = "List the interests of a member",
            description = "Returns past, current and future interests, sorted by recording time, oldest "
                    + "first. With a member's token, only the member's own interests can be read "
                    + "(otherwise 404).")
    public Page.Listed<InterestView> list(
            @Parameter(description = MEMBER) @PathParam("id") UUID id, @BeanParam Page page) {
        requireOwn(id);
        members.require(id);
        return page.of(interests.page(id, page), DeclaredInterest::id, InterestView::of);
    }

    @GET
    @Path("/interests/{id}")
    @RolesAllowed({"assembly", "auditor", "member"})
    @Transactional
    @Operation(
            operationId = "getInterest",
            summary = "Read an interest",
            description = "Returns the interest. With a member's token, only the member's own interests can "
                    + "be read (otherwise 404).")
    public RestResponse<InterestView> get(@Parameter(description = "Id of the interest.") @PathParam("id") UUID id) {
        var interest = interests.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        requireOwn(interest.memberId());
        return read(interest);
    }

    @PUT
    @Path("/interests/{id}")
    @RolesAllowed({"assembly", "member"})
    @Transactional
    @Refuses(Reason.INTEREST_ENDS_BEFORE_IT_STARTS)
    @Operation(
            operationId = "endInterest",
            summary = "Set the last day of an interest",
            description = "Sets the last day, or null if it is not known. With a member's token, only the "
                    + "member's own interests can be changed (otherwise 404).")
    public RestResponse<InterestView> end(
            @Parameter(description = "Id of the interest.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewInterest.End request) {
        var revision = Revision.ifMatch(ifMatch);
        var interest = interests.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        requireOwn(interest.memberId());
        revision.requireCurrent(interest.revision());
        interest.endOn(request.until());
        interests.flush();
        return read(interest);
    }

    /** A member gets 404 for the interests of other members. */
    private void requireOwn(UUID memberId) {
        if (!caller.readsPersonalData()
                && caller.subject()
                        .flatMap(members::ofSubject)
                        .filter(memberId::equals)
                        .isEmpty()) {
            throw CommonReason.NOT_FOUND.refusal();
        }
    }

    private static RestResponse<InterestView> read(DeclaredInterest interest) {
        return RestResponse.ResponseBuilder.ok(InterestView.of(interest))
                .tag(Revision.tag(interest.revision()))
                .build();
    }
}
