package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.deliberation.Act;
import fr.contratdeville.deliberation.deliberation.DecidedTranche;
import fr.contratdeville.deliberation.deliberation.Register;
import fr.contratdeville.deliberation.deliberation.Result;
import fr.contratdeville.deliberation.deliberation.Vote;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.Line;
import fr.contratdeville.deliberation.law.Appointment;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.programme.Tranche;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.roll.Rolls;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.ItemAtVote;
import fr.contratdeville.deliberation.session.TrancheReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The life of a ballot, apart from the votes that are cast in it one by one. */
@ApplicationScoped
@Transactional
class BallotService {
    private final Ballots ballots;
    private final CastVotes votes;
    private final Urn urn;
    private final Counting counting;
    private final Agenda agenda;
    private final Rolls rolls;
    private final Mandates mandates;
    private final Register register;
    private final Journal journal;

    BallotService(
            Ballots ballots,
            CastVotes votes,
            Urn urn,
            Counting counting,
            Agenda agenda,
            Rolls rolls,
            Mandates mandates,
            Register register,
            Journal journal) {
        this.ballots = ballots;
        this.votes = votes;
        this.urn = urn;
        this.counting = counting;
        this.agenda = agenda;
        this.rolls = rolls;
        this.mandates = mandates;
        this.register = register;
        this.journal = journal;
    }

    /** The tranche that must be read again before this opens the ballot; none where it is open by this very request. */
    Optional<TrancheReference> trancheToVote(UUID itemId, NewBallot opening) {
        return ballots.openOn(itemId).filter(open -> open.isOpenedBy(opening)).isPresent()
                ? Optional.empty()
                : agenda.trancheToVote(itemId);
    }

    /**
     * Opens the ballot on an item, in the form that follows from what members ask for. Repeated, it changes nothing.
     *
     * @param now the tranche that the item is about, as programme-service has it now
     */
    Ballot open(UUID itemId, NewBallot opening, Optional<Tranche> now) {
        var held = agenda.atVote(itemId);
        var already = ballots.openOn(itemId).filter(open -> open.isOpenedBy(opening));
        if (already.isPresent()) {
            return already.get();
        }
        var item = agenda.openVote(itemId, opening.at());
        item.tranche().ifPresent(listed -> requireUnchanged(listed, now));
        var roll = rolls.at(held.sitting(), itemId, opening.at());
        requireAskers(roll, opening.publicAskers(), "publicAskedBy");
        requireAskers(roll, opening.secretAskers(), "secretAskedBy");
        var ballot = new Ballot(itemId, held.sitting().sessionId(), opening, roll, round(item, opening));
        ballots.persistAndFlush(ballot);
        if (ballot.form() == BallotForm.SECRET) {
            ballot.seal(urn.empty(ballot.id(), Counting.choices(ballot)));
        }
        journal.write(ballot.sessionId(), Line.ofBallot(EventKind.BALLOT_OPENED, opening.at(), itemId, ballot.id()));
        ballots.flush();
        return ballot;
    }

    /** What is voted on is what was listed: the same version of the tranche, with the same digest, still submitted. */
    private static void requireUnchanged(TrancheReference listed, Optional<Tranche> now) {
        now.filter(tranche -> tranche.id().equals(listed.id())
                        && tranche.isSubmitted()
                        && tranche.version() == listed.version()
                        && listed.digest().equals(tranche.digest()))
                .orElseThrow(() -> Reason.OBJECT_CHANGED.refusal(
                        listed.version(),
                        listed.digest(),
                        now.map(Tranche::version).map(String::valueOf).orElse("-"),
                        now.map(Tranche::state).orElse("-")));
    }

    private static void requireAskers(Roll roll, List<UUID> askers, String field) {
        var seen = new HashSet<UUID>();
        for (var index = 0; index < askers.size(); index++) {
            var asker = askers.get(index);
            if (!roll.counted().contains(asker)) {
                throw Reason.MEMBER_NOT_PRESENT.refusal(asker).at(field + "[" + index + "]");
            }
            if (!seen.add(asker)) {
                throw Reason.VOTER_NAMED_TWICE.refusal(asker).at(field + "[" + index + "]");
            }
        }
    }

    /** Which round of an appointment this is, its candidates being members in exercise; null for any other item. */
    private @Nullable Integer round(ItemAtVote item, NewBallot opening) {
        var candidates = opening.candidatesOrNone();
        if (!item.appointment()) {
            if (!candidates.isEmpty()) {
                throw Reason.NO_APPOINTMENT.refusal().at("candidates");
            }
            return null;
        }
        if (candidates.isEmpty()) {
            throw Reason.CANDIDATES_MISSING.refusal().at("candidates");
        }
        var round = ballots.roundsHeld(item.itemId()) + 1;
        var inExercise =
                mandates.inExercise(item.sitting().assemblyId(), item.sitting().heldOn());
        var seen = new HashSet<UUID>();
        for (var index = 0; index < candidates.size(); index++) {
            var candidate = candidates.get(index).memberId();
            var field = "candidates[" + index + "].memberId";
            if (!inExercise.contains(candidate)) {
                throw Reason.MEMBER_NOT_IN_EXERCISE
                        .refusal(candidate, item.sitting().heldOn().toString())
                        .at(field);
            }
            if (!seen.add(candidate)) {
                throw Reason.VOTER_NAMED_TWICE.refusal(candidate).at(field);
            }
            if (round == Appointment.LAST_ROUND && candidates.get(index).bornOn() == null) {
                throw Reason.BIRTH_DATE_MISSING.refusal(candidate).at("candidates[" + index + "].bornOn");
            }
        }
        return round;
    }

    /**
     * Closes a ballot. Its result, the deliberation with its number and what programme-service will be told are written
     * in one transaction, which needs no other service. Repeated, it changes nothing.
     */
    Ballot close(UUID id, Revision revision, Closing minutes) {
        var item = agenda.atVote(ballots.required(id).itemId());
        var ballot = ballots.fresh(id);
        if (ballot.result().isPresent() && isClosedBy(ballot, item, minutes)) {
            return ballot;
        }
        revision.requireCurrent(ballot.revision());
        ballot.requireOpen();
        requireVoices(ballot, item);
        var count = counting.count(ballot, item, minutes);
        ballot.close(minutes.at(), count);
        if (count.nextRound()) {
            agenda.voteAgain(item.itemId(), minutes.at());
        } else {
            agenda.closeVote(item.itemId(), minutes.at(), count.vote().outcome());
        }
        journal.write(
                ballot.sessionId(), Line.ofBallot(EventKind.BALLOT_CLOSED, minutes.at(), item.itemId(), ballot.id()));
        ballots.flush();
        if (!count.nextRound()) {
            register.enter(act(ballot, item, count.vote()));
        }
        return ballot;
    }

    private boolean isClosedBy(Ballot ballot, ItemAtVote item, Closing minutes) {
        return ballot.annulledAt() == null
                && minutes.at().equals(ballot.closedAt())
                && (minutes.equals(Closing.ofRecordedVotes(minutes.at())) && ballot.form() == BallotForm.SECRET
                        || ballot.isClosedBy(minutes.at(), counting.count(ballot, item, minutes)));
    }

    /** The voices are still those that the ballot opened with, by the mandates and the log as they stand now. */
    private void requireVoices(Ballot ballot, ItemAtVote item) {
        var now = rolls.at(item.sitting(), item.itemId(), ballot.openedAt()).voices().stream()
                .map(BallotVoice::of)
                .collect(Collectors.toSet());
        if (!now.equals(ballot.roll()) || !counting.castByThosePresent(ballot, item)) {
            throw Reason.VOICES_CHANGED.refusal(ballot.voices(), now.size());
        }
    }

    private static Act act(Ballot ballot, ItemAtVote item, Vote vote) {
        return new Act(
                item.sitting().assemblyId(),
                item.sitting().sessionId(),
                item.itemId(),
                ballot.id(),
                item.sitting().heldOn(),
                item.title(),
                item.text(),
                item.operativePart(),
                item.tranche().map(listed -> new DecidedTranche(listed.id(), listed.version(), listed.digest())),
                ballot.voices(),
                ballot.form(),
                vote);
    }

    /**
     * Annuls the last ballot of an item, which can be voted again; what it made is withdrawn and keeps its number.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal when another ballot followed, or programme-service was told
     */
    Ballot annul(UUID id, Revision revision, NewBallot.Annulment annulment) {
        var itemId = ballots.required(id).itemId();
        agenda.atVote(itemId);
        var ballot = ballots.fresh(id);
        if (ballot.isAnnulledBy(annulment)) {
            return ballot;
        }
        revision.requireCurrent(ballot.revision());
        ballot.annul(annulment);
        if (!ballots.isLast(ballot)) {
            throw Reason.BALLOT_FOLLOWED.refusal();
        }
        agenda.voteAgain(itemId, annulment.at());
        register.withdraw(id, annulment.at());
        journal.write(ballot.sessionId(), Line.ofBallot(EventKind.BALLOT_ANNULLED, annulment.at(), itemId, id));
        ballots.flush();
        return ballot;
    }

    /** Counts a closed ballot again from what is stored, and compares. */
    Verification verify(UUID id) {
        var ballot = ballots.required(id);
        var item = agenda.read(ballot.itemId());
        var voices = rolls.at(item.sitting(), item.itemId(), ballot.openedAt()).voices().stream()
                .map(BallotVoice::of)
                .collect(Collectors.toSet());
        var stated = ballot.result();
        var again = Optional.ofNullable(ballot.vote())
                .map(vote -> Result.of(ballot.voices(), ballot.form(), recomputed(ballot, item, vote)));
        return new Verification(
                stated.orElse(null),
                again.orElse(null),
                voices.size(),
                stated.equals(again) && voices.equals(ballot.roll()) && counting.castByThosePresent(ballot, item));
    }

    private Vote recomputed(Ballot ballot, ItemAtVote item, Vote stated) {
        var closedAt = Objects.requireNonNull(ballot.closedAt());
        if (ballot.form() == BallotForm.PUBLIC) {
            return counting.count(ballot, item, Closing.ofRecordedVotes(closedAt))
                    .vote();
        }
        var votes = stated.votes().departed(counting.departed(ballot, item, closedAt));
        if (ballot.isAppointment()) {
            var counted = ballot.candidates().stream()
                    .collect(Collectors.toMap(
                            Candidacy::memberId, candidate -> Objects.requireNonNull(candidate.votes())));
            return counting.appointment(ballot, item, counted, votes).vote();
        }
        return counting.named(ballot, item, Vote.of(votes, ballot.form(), Optional.ofNullable(stated.presidentVote())));
    }

    /** A ballot as it is read. */
    BallotView view(Ballot ballot) {
        return views(List.of(ballot)).get(0);
    }

    /** One page of the ballots of a session. */
    Page.Listed<BallotView> ofSession(UUID sessionId, Page page) {
        return page.ofAll(ballots.page(sessionId, page), Ballot::id, this::views);
    }

    /** All of them with one look at each table. */
    private List<BallotView> views(List<Ballot> rows) {
        var ids = rows.stream().map(Ballot::id).toList();
        var made = register.ofBallots(ids);
        var cast = votes.of(ids);
        var counts = votes.counts(ids);
        return rows.stream()
                .map(ballot -> BallotView.of(
                        ballot,
                        Optional.ofNullable(made.get(ballot.id())),
                        counts.getOrDefault(ballot.id(), 0),
                        cast.getOrDefault(ballot.id(), List.of())))
                .toList();
    }
}
