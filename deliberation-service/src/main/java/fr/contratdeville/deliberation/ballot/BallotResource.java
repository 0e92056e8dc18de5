package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Register;
import fr.contratdeville.deliberation.http.AsksProgramme;
import fr.contratdeville.deliberation.http.Caller;
import fr.contratdeville.deliberation.http.Idempotency;
import fr.contratdeville.deliberation.http.Problem;
import fr.contratdeville.deliberation.http.Revision;
import fr.contratdeville.deliberation.programme.Programme;
import fr.contratdeville.deliberation.session.Agenda;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Tag(name = "Ballots", description = "Votes on items, and what they decide.")
public class BallotResource {
    private final BallotService service;
    private final Ballots ballots;
    private final Agenda agenda;
    private final Register register;
    private final Programme programme;
    private final Idempotency idempotency;
    private final Caller caller;

    BallotResource(
            BallotService service,
            Ballots ballots,
            Agenda agenda,
            Register register,
            Programme programme,
            Idempotency idempotency,
            Caller caller) {
        this.service = service;
        this.ballots = ballots;
        this.agenda = agenda;
        this.register = register;
        this.programme = programme;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/agenda-items/{id}/ballots")
    @RolesAllowed("assembly")
    @AsksProgramme
    @Operation(
            operationId = "openBallot",
            summary = "Put an item to the vote",
            description =
                    "The members present now have a voice. A tranche that the item is about is read again: it is"
                            + " still submitted, under the version and the digest that were listed, or the ballot does not open.")
    public RestResponse<BallotView> open(
            @Parameter(description = "The item's id.") @PathParam("id") UUID id, @NotNull @Valid NewBallot request)
            throws Exception {
        return idempotency.after(
                () -> agenda.trancheToVote(id).flatMap(listed -> programme.tranche(listed.id())),
                tranche -> created(service.open(id, request.at(), tranche)),
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
            throw Problem.NOT_FOUND.refusal();
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
            description = "With unanimity in one word, or the names or the counts of those against and abstaining, the"
                    + " rest being for. The result follows (rules V1 to V5); the deliberation gets its number (rule E4);"
                    + " programme-service will be told, now or as soon as it is there again.")
    public RestResponse<BallotView> close(
            @Parameter(description = "The ballot's id.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Closing request) {
        return read(service.close(id, Revision.ifMatch(ifMatch), request));
    }

    private RestResponse<BallotView> created(Ballot ballot) {
        return RestResponse.ResponseBuilder.<BallotView>created(URI.create("/v1/ballots/" + ballot.id()))
                .entity(BallotView.of(ballot, register.ofBallot(ballot.id())))
                .tag(Revision.tag(ballot.revision()))
                .build();
    }

    private RestResponse<BallotView> read(Ballot ballot) {
        return RestResponse.ResponseBuilder.ok(BallotView.of(ballot, register.ofBallot(ballot.id())))
                .tag(Revision.tag(ballot.revision()))
                .build();
    }
}
