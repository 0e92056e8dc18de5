package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.contract.CallsAnotherService;
import fr.contratdeville.conventions.idempotency.Idempotency;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.programme.Programme;
import fr.contratdeville.deliberation.session.Agenda;
import jakarta.annotation.security.PermitAll;
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
@Tag(name = "Ballots", description = "Votes on items, and what they decide.")
public class BallotResource {
    private final BallotService service;
    private final Ballots ballots;
    private final Agenda agenda;
    private final VoteService voting;
    private final Programme programme;
    private final Idempotency idempotency;
    private final Reader caller;

    BallotResource(
            BallotService service,
            Ballots ballots,
            Agenda agenda,
            VoteService voting,
            Programme programme,
            Idempotency idempotency,
            Reader caller) {
        this.service = service;
        this.ballots = ballots;
        this.agenda = agenda;
        this.voting = voting;
        this.programme = programme;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/agenda-items/{id}/ballots")
    @RolesAllowed("assembly")
    @CallsAnotherService
    @Operation(
            operationId = "openBallot",
            summary = "Put an item to the vote",
            description =
                    "The members present now have a voice, and the proxies that they hold. Its form follows from what"
                            + " members ask for: public for a quarter of those present, secret for a third and for"
                            + " every appointment (rules V6 and V7); a demand of too few is recorded and not followed, see `form` and `demands`. A tranche that the item is about is read again: it"
                            + " is still submitted, under the version and the digest that were listed, or the ballot"
                            + " does not open. The same request again finds it open, and changes nothing.")
    public RestResponse<BallotView> open(
            @Parameter(description = "The item's id.") @PathParam("id") UUID id, @NotNull @Valid NewBallot request)
            throws Exception {
        return idempotency.after(
                () -> service.trancheToVote(id, request).flatMap(listed -> programme.tranche(listed.id())),
                tranche -> created(service.open(id, request, tranche)),
                request);
    }

    @GET
    @Path("/ballots/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getBallot",
            summary = "Read a ballot",
            description = "With its result once it is closed. Anyone reads those of sessions held and over.")
    public RestResponse<BallotView> get(@Parameter(description = "The ballot's id.") @PathParam("id") UUID id) {
        var ballot = ballots.required(id);
        if (!agenda.mayRead(ballot.sessionId(), caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return read(ballot);
    }

    @PUT
    @Path("/ballots/{id}/closing")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "closeBallot",
            summary = "Close a ballot",
            description =
                    "An ordinary ballot with unanimity in one word, or the names or the counts of those against and"
                            + " abstaining, the rest being for; a public one as its votes were recorded; a secret one as they"
                            + " were cast, or as they were counted by hand. The result follows (rules V1 to V5 and V8); the"
                            + " deliberation gets its number (rule E4); programme-service will be told, now or as soon as it is"
                            + " there again. The same closing again finds it closed, and changes nothing.")
    public RestResponse<BallotView> close(
            @Parameter(description = "The ballot's id.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Closing request) {
        return read(service.close(id, Revision.ifMatch(ifMatch), request.minutes()));
    }

    @PUT
    @Path("/ballots/{id}/votes/{member}")
    @RolesAllowed({"assembly", "member"})
    @Transactional
    @Operation(
            operationId = "castVote",
            summary = "Cast a voice",
            description =
                    "Once, in a public or a secret ballot: a member with the own token, for the own voice or for that"
                            + " of a proxy held (rules P5 and P6); in a public ballot the secretariat too, for whoever spoke."
                            + " Who is absent, recused or not in exercise has none. Of a secret ballot, nothing is kept that"
                            + " ties a choice to a member, to an instant or to an order.")
    public RestResponse<BallotView> cast(
            @Parameter(description = "The ballot's id.") @PathParam("id") UUID id,
            @Parameter(description = "The member whose voice it is.") @PathParam("member") UUID member,
            @NotNull @Valid NewVote request) {
        return read(voting.cast(id, member, request, caller));
    }

    @PUT
    @Path("/ballots/{id}/annulment")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "annulBallot",
            summary = "Annul a ballot",
            description =
                    "For a reason, while the session is open; the ballot stays, and the item can be voted again. What"
                            + " it made is withdrawn and keeps its number. A ballot about a tranche that has closed was told to"
                            + " programme-service and cannot be annulled.")
    public RestResponse<BallotView> annul(
            @Parameter(description = "The ballot's id.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewBallot.Annulment request) {
        return read(service.annul(id, Revision.ifMatch(ifMatch), request));
    }

    @GET
    @Path("/ballots/{id}/verification")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "verifyBallot",
            summary = "Count a ballot again",
            description = "From what is stored, under the law of its day; and compare with the result that was stated."
                    + " Anyone reads those of sessions held and over.")
    public Verification verify(@Parameter(description = "The ballot's id.") @PathParam("id") UUID id) {
        if (!agenda.mayRead(ballots.required(id).sessionId(), caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return service.verify(id);
    }

    @GET
    @Path("/sessions/{id}/ballots")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listBallots",
            summary = "List the ballots of a session",
            description = "In order of opening, annulled ones too. Anyone reads those of sessions held and over.")
    public Page.Listed<BallotView> list(
            @Parameter(description = "The session's id.") @PathParam("id") UUID id, @BeanParam Page page) {
        if (!agenda.mayRead(id, caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return service.ofSession(id, page);
    }

    private RestResponse<BallotView> created(Ballot ballot) {
        return RestResponse.ResponseBuilder.<BallotView>created(URI.create("/v1/ballots/" + ballot.id()))
                .entity(service.view(ballot))
                .tag(Revision.tag(ballot.revision()))
                .build();
    }

    private RestResponse<BallotView> read(Ballot ballot) {
        return RestResponse.ResponseBuilder.ok(service.view(ballot))
                .tag(Revision.tag(ballot.revision()))
                .build();
    }
}
