package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.attendance.Attendance;
import fr.contratdeville.deliberation.deliberation.Act;
import fr.contratdeville.deliberation.deliberation.DecidedTranche;
import fr.contratdeville.deliberation.deliberation.Register;
import fr.contratdeville.deliberation.http.Problem;
import fr.contratdeville.deliberation.http.Revision;
import fr.contratdeville.deliberation.programme.Tranche;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.TrancheReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The opening and the closing of ballots, each one transaction. */
@ApplicationScoped
@Transactional
class BallotService {
    private final Ballots ballots;
    private final Agenda agenda;
    private final Attendance attendance;
    private final Register register;

    BallotService(Ballots ballots, Agenda agenda, Attendance attendance, Register register) {
        this.ballots = ballots;
        this.agenda = agenda;
        this.attendance = attendance;
        this.register = register;
    }

    /**
     * Opens the ballot on an item.
     *
     * @param now the tranche that the item is about, as programme-service has it now
     */
    Ballot open(UUID itemId, Instant at, Optional<Tranche> now) {
        var item = agenda.openVote(itemId, at);
        item.tranche().ifPresent(listed -> requireUnchanged(listed, now));
        var ballot = new Ballot(
                itemId,
                item.sitting().sessionId(),
                at,
                attendance.present(item.sitting(), at).size());
        ballots.persistAndFlush(ballot);
        return ballot;
    }

    /** What is voted on is what was listed: the same version of the tranche, with the same digest, still submitted. */
    private static void requireUnchanged(TrancheReference listed, Optional<Tranche> now) {
        now.filter(tranche -> tranche.id().equals(listed.id())
                        && tranche.isSubmitted()
                        && tranche.version() == listed.version()
                        && listed.digest().equals(tranche.digest()))
                .orElseThrow(() -> Problem.OBJECT_CHANGED.refusal(
                        listed.version(),
                        listed.digest(),
                        now.map(Tranche::version).map(String::valueOf).orElse("-"),
                        now.map(Tranche::state).orElse("-")));
    }

    /**
     * Closes a ballot. Its result, the deliberation with its number and what programme-service will be told are written
     * in one transaction, which needs no other service.
     */
    Ballot close(UUID id, Revision revision, Closing minutes) {
        var item = agenda.atVote(ballots.required(id).itemId());
        var ballot = ballots.fresh(id);
        revision.requireCurrent(ballot.revision());
        ballot.requireOpen();
        var voters = attendance.present(item.sitting(), ballot.openedAt());
        if (voters.size() != ballot.voices()) {
            throw Problem.VOICES_CHANGED.refusal(ballot.voices(), voters.size());
        }
        ballot.close(minutes.at(), Count.of(minutes, voters, item.presidentId()));
        var vote = ballot.vote().orElseThrow();
        agenda.closeVote(item.itemId(), minutes.at(), vote.majority().outcome());
        ballots.flush();
        register.enter(new Act(
                item.sitting().assemblyId(),
                item.sitting().sessionId(),
                item.itemId(),
                id,
                item.sitting().heldOn(),
                item.title(),
                item.text(),
                item.operativePart(),
                item.tranche().map(listed -> new DecidedTranche(listed.id(), listed.version(), listed.digest())),
                vote));
        return ballot;
    }
}
