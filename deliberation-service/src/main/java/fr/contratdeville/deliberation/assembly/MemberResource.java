package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
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
@Tag(name = "Assemblies")
public class MemberResource {
    private final Members members;

    MemberResource(Members members) {
        this.members = members;
    }

    @POST
    @Path("/members")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "createMember",
            summary = "Create a member",
            description = "Creates a person. A mandate then makes the person a member of an assembly.")
    public RestResponse<MemberView> create(@NotNull @Valid NewMember request) {
        var member = request.toMember();
        members.persistAndFlush(member);
        return RestResponse.ResponseBuilder.<MemberView>created(URI.create("/v1/members/" + member.id()))
                .entity(MemberView.of(member))
                .tag(Revision.tag(member.revision()))
                .build();
    }

    @GET
    @Path("/members")
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(
            operationId = "listMembers",
            summary = "List the members",
            description = "Sorted by creation time, oldest first.")
    public Page.Listed<MemberView> list(@BeanParam Page page) {
        return page.of(members.page(page), Member::id, MemberView::of);
    }

    @GET
    @Path("/members/{id}")
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(
            operationId = "getMember",
            summary = "Read a member",
            description = "Returns the name and the form of address of the member.")
    public RestResponse<MemberView> get(@Parameter(description = "Id of the member.") @PathParam("id") UUID id) {
        var member = members.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return RestResponse.ResponseBuilder.ok(MemberView.of(member))
                .tag(Revision.tag(member.revision()))
                .build();
    }

    @PUT
    @Path("/members/{id}/account")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses(common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "identifyMember",
            summary = "Set the account of a member",
            description = "Sets the subject (claim `sub`) of the member's own tokens. With these tokens the "
                    + "member can vote and declare interests and recusals. Null removes the account.")
    public RestResponse<NewMember.Account> identify(
            @Parameter(description = "Id of the member.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewMember.Account request) {
        var revision = Revision.ifMatch(ifMatch);
        var member = members.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(member.revision());
        member.identify(request.subject());
        members.flush();
        return account(member);
    }

    @GET
    @Path("/members/{id}/account")
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(
            operationId = "getMemberAccount",
            summary = "Read the account of a member",
            description = "Returns the subject (claim `sub`) of the member's own tokens. Null if the member "
                    + "has no account.")
    public RestResponse<NewMember.Account> account(
            @Parameter(description = "Id of the member.") @PathParam("id") UUID id) {
        return account(members.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    private static RestResponse<NewMember.Account> account(Member member) {
        return RestResponse.ResponseBuilder.ok(new NewMember.Account(member.subject()))
                .tag(Revision.tag(member.revision()))
                .build();
    }
}
