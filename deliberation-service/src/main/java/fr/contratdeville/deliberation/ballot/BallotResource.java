package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.idempotency.Idempotency;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.outbox.Holding;
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
@Tag(name = "Ballots", description = "Ballots: the votes on items, and their results.")
public class BallotResource {
    private final BallotService service;
    private final Ballots ballots;
    private final Agenda agenda;
    private final VoteService voting;
    private final Holding holding;
    private final Idempotency idempotency;
    private final Reader caller;

    BallotResource(
            BallotService service,
            Ballots ballots,
            Agenda agenda,
            VoteService voting,
            Holding holding,
            Idempotency idempotency,
            Reader caller) {
        this.service = service;
        this.ballots = ballots;
        this.agenda = agenda;
        this.voting = voting;
        this.holding = holding;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/agenda-items/{id}/ballots")
    @RolesAllowed("assembly")
    @Refuses({
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.BALLOT_OPEN,
        Reason.OBJECT_CHANGED,
        Reason.DELEGATION_MISSING,
        Reason.ORIENTATION_NOT_DELEGABLE,
        Reason.NOT_ON_CONVOCATION,
        Reason.NOTHING_TO_VOTE,
        Reason.NO_APPOINTMENT,
        Reason.CANDIDATES_MISSING,
        Reason.BIRTH_DATE_MISSING,
        Reason.VOTER_NAMED_TWICE,
        Reason.MEMBER_NOT_IN_EXERCISE,
        Reason.MEMBER_NOT_PRESENT,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER,
        Reason.PROGRAMME_UNAVAILABLE
    })
    @Operation(
            operationId = "openBallot",
            summary = "Open a ballot on an item",
            description = "Each member present has a voice (one vote), and so has each proxy held by one of "
                    + "them. Recused members have none. Members can request another form than a show of "
                    + "hands: a quarter of those present requests a public ballot (each vote is recorded "
                    + "with the name), a third a secret ballot; an appointment is always secret (rules "
                    + "V6 and V7). A request by fewer members is recorded and has no effect; see `form` "
                    + "and `demands`. The tranche of the item must still be SUBMITTED in "
                    + "programme-service, with the same version and digest as listed (otherwise 409); it "
                    + "cannot be withdrawn there while the ballot is open. A "
                    + "repetition of the same request changes nothing.")
    public RestResponse<BallotView> open(
            @Parameter(description = "Id of the item.") @PathParam("id") UUID id, @NotNull @Valid NewBallot request)
            throws Exception {
        return idempotency.after(
                () -> {
                    var held = service.holdToRenew(id, request);
                    held.ifPresent(holding::renew);
                    return held;
                },
                held -> created(service.open(id, request, held)),
                request);
    }

    @GET
    @Path("/ballots/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getBallot",
            summary = "Read a ballot",
            description = "Returns the ballot, with its result when it is CLOSED. Public after the end of a "
                    + "session that was opened; before that, a role is required (otherwise 404).")
    public RestResponse<BallotView> get(@Parameter(description = "Id of the ballot.") @PathParam("id") UUID id) {
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
    @Refuses({
        Reason.BALLOT_CLOSED,
        Reason.BALLOT_ANNULLED,
        Reason.VOICES_CHANGED,
        Reason.VOTES_CAST_HERE,
        Reason.REGISTER_FULL,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER,
        Reason.MEMBER_NOT_PRESENT,
        Reason.MORE_VOTES_THAN_VOICES,
        Reason.VOTES_NOT_FOR_CANDIDATES,
        Reason.NOT_A_CANDIDATE,
        Reason.OLDEST_UNKNOWN,
        Reason.PRESIDENT_VOTE_MISSING,
        Reason.PRESIDENT_VOTE_CONTRADICTS,
        Reason.VOTE_UNCLEAR,
        Reason.VOTER_NAMED_TWICE,
        Reason.CLOSED_BY_ITS_VOTES
    })
    @Operation(
            operationId = "closeBallot",
            summary = "Close a ballot",
            description = "Closes the ballot and computes the result (rules V1 to V5 and V8). For an "
                    + "ordinary ballot (show of hands), send `unanimity`, or the counts or names of "
                    + "those against and abstaining; all other voices are for. For a public ballot, send "
                    + "only `at`. For a secret ballot, send only `at`, or `counted` if paper ballots "
                    + "were counted by hand. The deliberation gets the next number of the register (rule "
                    + "E4). A decision on a tranche is sent to programme-service, later if that service "
                    + "is not available. A repetition of the same request changes nothing.")
    public RestResponse<BallotView> close(
            @Parameter(description = "Id of the ballot.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Closing request) {
        return read(service.close(id, Revision.ifMatch(ifMatch), request.minutes()));
    }

    @PUT
    @Path("/ballots/{id}/votes/{member}")
    @RolesAllowed({"assembly", "member"})
    @Transactional
    @Refuses({
        Reason.VOTE_NOT_YOURS,
        Reason.BALLOT_CLOSED,
        Reason.BALLOT_ANNULLED,
        Reason.VOTED_BY_MINUTES,
        Reason.ALREADY_VOTED,
        Reason.NO_VOICE,
        Reason.MEMBER_RECUSED,
        Reason.MEMBER_NOT_IN_EXERCISE,
        Reason.MEMBER_NOT_PRESENT,
        Reason.NO_SUCH_CHOICE,
        Reason.NOT_A_CANDIDATE,
        Reason.SECRET_HAS_NO_INSTANT,
        Reason.VOTE_NEEDS_INSTANT,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "castVote",
            summary = "Cast a vote in a public or secret ballot",
            description = "Each voice is cast once. A member votes with their own token, for their own vote "
                    + "or for that of a proxy they hold (rules P5 and P6). In a public ballot, the "
                    + "secretariat can also record a vote that a member declared aloud. Members who are "
                    + "absent, recused or not in exercise cannot vote. In a secret ballot, nothing is "
                    + "stored that links a choice to a member, an instant or an order.")
    public RestResponse<BallotView> cast(
            @Parameter(description = "Id of the ballot.") @PathParam("id") UUID id,
            @Parameter(description = "Id of the member whose voice is cast.") @PathParam("member") UUID member,
            @NotNull @Valid NewVote request) {
        return read(voting.cast(id, member, request, caller));
    }

    @PUT
    @Path("/ballots/{id}/annulment")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.ITEM_STATE,
        Reason.BALLOT_ANNULLED,
        Reason.BALLOT_FOLLOWED,
        Reason.DECISION_TOLD,
        Reason.DELIBERATION_ISSUED,
        Reason.EVENT_IN_FUTURE,
        Reason.EVENT_OUT_OF_ORDER
    })
    @Operation(
            operationId = "annulBallot",
            summary = "Annul a ballot",
            description = "Annuls the last ballot on an item, with a reason, while the session is open. The "
                    + "ballot is kept, and the item can be voted on again. Its deliberation is withdrawn "
                    + "and keeps its number. A closed ballot on a tranche cannot be annulled (409): its "
                    + "decision is sent to programme-service.")
    public RestResponse<BallotView> annul(
            @Parameter(description = "Id of the ballot.") @PathParam("id") UUID id,
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
            description = "Counts the ballot from the stored data, under the law of the day of the session, "
                    + "and compares the result with the recorded one. Where they differ, `corrections` says "
                    + "why. Public after the end of a session "
                    + "that was opened; before that, a role is required (otherwise 404).")
    public Verification verify(@Parameter(description = "Id of the ballot.") @PathParam("id") UUID id) {
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
            description = "Sorted by opening time, oldest first, including annulled ones. Public after the "
                    + "end of a session that was opened; before that, a role is required (otherwise 404).")
    public Page.Listed<BallotView> list(
            @Parameter(description = "Id of the session.") @PathParam("id") UUID id, @BeanParam Page page) {
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
