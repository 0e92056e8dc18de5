package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.deliberation.Act;
import fr.contratdeville.deliberation.deliberation.DecidedTranche;
import fr.contratdeville.deliberation.deliberation.Register;
import fr.contratdeville.deliberation.deliberation.Result;
import fr.contratdeville.deliberation.deliberation.Vote;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.journal.JournalLine;
import fr.contratdeville.deliberation.law.Appointment;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Count;
import fr.contratdeville.deliberation.law.Minutes;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.law.Tally;
import fr.contratdeville.deliberation.outbox.HeldTranche;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.ItemToVote;
import fr.contratdeville.deliberation.session.RollCall;
import fr.contratdeville.deliberation.session.TrancheReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, closes, annuls and verifies ballots. {@link VoteService} records individual votes. */
@ApplicationScoped
@Transactional
class BallotService {
    private final Ballots ballots;
    private final CastVotes votes;
    private final Urn urn;
    private final CountLoader loader;
    private final Agenda agenda;
    private final RollCall rollCall;
    private final Register register;
    private final Journal journal;

    BallotService(
            Ballots ballots,
            CastVotes votes,
            Urn urn,
            CountLoader loader,
            Agenda agenda,
            RollCall rollCall,
            Register register,
            Journal journal) {
        this.ballots = ballots;
        this.votes = votes;
        this.urn = urn;
        this.loader = loader;
        this.agenda = agenda;
        this.rollCall = rollCall;
        this.register = register;
        this.journal = journal;
    }

    /**
     * The hold that must be renewed in programme-service before the ballot opens; empty if this request has already opened
     * it.
     */
    Optional<HeldTranche> holdToRenew(UUID itemId, NewBallot opening) {
        return ballots.openOn(itemId).filter(open -> open.isOpenedBy(opening)).isPresent()
                ? Optional.empty()
                : agenda.holdToRenew(itemId);
    }

    /**
     * Opens the ballot on an item, in the form that members requested. A repetition changes nothing.
     *
     * @param held the tranche that programme-service holds for the vote
     */
    Ballot open(UUID itemId, NewBallot opening, Optional<HeldTranche> held) {
        var locked = agenda.lockForVote(itemId);
        var already = ballots.openOn(itemId).filter(open -> open.isOpenedBy(opening));
        if (already.isPresent()) {
            return already.get();
        }
        var item = agenda.openVote(itemId, opening.at());
        item.tranche().ifPresent(listed -> requireHeld(itemId, listed, held));
        var roll = rollCall.history(locked.sitting(), List.of(itemId)).at(itemId, opening.at());
        requireAskers(roll, opening.publicAskers(), "publicAskedBy");
        requireAskers(roll, opening.secretAskers(), "secretAskedBy");
        var ballot = new Ballot(itemId, locked.sitting().sessionId(), opening, roll, round(item, roll, opening));
        ballots.persistAndFlush(ballot);
        if (ballot.form() == BallotForm.SECRET) {
            ballot.seal(urn.empty(ballot.id(), ballot.places()));
        }
        journal.write(
                ballot.sessionId(), JournalEntry.ofBallot(EventKind.BALLOT_OPENED, opening.at(), itemId, ballot.id()));
        ballots.flush();
        return ballot;
    }

    /** The vote is about what was listed: this version of the tranche is held for the item. */
    private static void requireHeld(UUID itemId, TrancheReference listed, Optional<HeldTranche> held) {
        held.filter(tranche -> tranche.trancheId().equals(listed.id())
                        && tranche.hold().itemId().equals(itemId)
                        && tranche.hold().version() == listed.version()
                        && tranche.hold().digest().equals(listed.digest()))
                .orElseThrow(() -> Reason.OBJECT_CHANGED.refusal(listed.version(), listed.digest(), "-", "-"));
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

    /** The round of an appointment, whose candidates must be members in exercise; null for any other item. */
    private @Nullable Integer round(ItemToVote item, Roll roll, NewBallot opening) {
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
        var seen = new HashSet<UUID>();
        for (var index = 0; index < candidates.size(); index++) {
            var candidate = candidates.get(index).memberId();
            var field = "candidates[" + index + "].memberId";
            if (!roll.inExercise().contains(candidate)) {
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
     * Closes a ballot. The result, the numbered deliberation and the decision for programme-service are written in one
     * transaction, without a call to another service. A repetition changes nothing.
     */
    Ballot close(UUID id, Revision revision, Minutes minutes) {
        var item = agenda.lockForVote(ballots.required(id).itemId());
        var ballot = ballots.lockAndRefresh(id);
        var facts = loader.load(ballot, item);
        var count = facts.count(minutes);
        if (isClosedBy(ballot, minutes, count)) {
            return ballot;
        }
        revision.requireCurrent(ballot.revision());
        ballot.requireOpen();
        if (!facts.agree()) {
            throw Reason.VOICES_CHANGED.refusal(ballot.voices(), facts.currentVoices());
        }
        if (count instanceof Count.Refused refused) {
            throw CountRefusal.refusal(refused);
        }
        close(ballot, item, minutes.at(), (Count.Counted) count);
        return ballot;
    }

    private void close(Ballot ballot, ItemToVote item, Instant at, Count.Counted count) {
        ballot.close(at, count);
        if (count.nextRound()) {
            agenda.voteAgain(item.itemId(), at);
        } else {
            agenda.closeVote(item.itemId(), at, count.decision().outcome());
        }
        journal.write(
                ballot.sessionId(), JournalEntry.ofBallot(EventKind.BALLOT_CLOSED, at, item.itemId(), ballot.id()));
        ballots.flush();
        if (!count.nextRound()) {
            register.enter(act(ballot, item, Vote.of(count.decision())));
        }
    }

    /**
     * Whether this request closed the ballot. The sums of a ballot box are not stored after the closing and cannot be
     * compared.
     */
    private static boolean isClosedBy(Ballot ballot, Minutes minutes, Count count) {
        return ballot.form() == BallotForm.SECRET && minutes.stateNothing()
                ? ballot.isClosedAt(minutes.at())
                : ballot.isClosedBy(minutes.at(), count);
    }

    private static Act act(Ballot ballot, ItemToVote item, Vote vote) {
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
     * Annuls the last ballot of an item, which can then be voted on again. The deliberation is withdrawn and keeps its
     * number.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal if another ballot followed, or if the decision is sent to
     *     programme-service
     */
    Ballot annul(UUID id, Revision revision, NewBallot.Annulment annulment) {
        var itemId = ballots.required(id).itemId();
        agenda.lockForVote(itemId);
        var ballot = ballots.lockAndRefresh(id);
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
        journal.write(ballot.sessionId(), JournalEntry.ofBallot(EventKind.BALLOT_ANNULLED, annulment.at(), itemId, id));
        ballots.flush();
        return ballot;
    }

    /** Counts a closed ballot again from the stored data, and compares the results. */
    Verification verify(UUID id) {
        var ballot = ballots.required(id);
        var facts = loader.load(ballot, agenda.read(ballot.itemId()));
        var stated = ballot.result();
        var again = ballot.counted().flatMap(counted -> recomputed(ballot, facts, counted));
        var same = stated.equals(again) && facts.agree();
        return new Verification(
                stated.orElse(null),
                again.orElse(null),
                facts.currentVoices(),
                same,
                same ? List.of() : corrections(ballot));
    }

    private List<JournalLine> corrections(Ballot ballot) {
        var opening = journal.opening(ballot.sessionId(), ballot.id());
        return journal.corrections(ballot.sessionId()).stream()
                .filter(line -> line.sequence() > opening && line.concerns(ballot.itemId()))
                .toList();
    }

    private static Optional<Result> recomputed(Ballot ballot, CountLoader.Facts facts, Tally counted) {
        return facts.countAgain(Objects.requireNonNull(ballot.closedAt()), counted) instanceof Count.Counted again
                ? Optional.of(Result.of(ballot.voices(), ballot.form(), Vote.of(again.decision())))
                : Optional.empty();
    }

    /** The view of a ballot. */
    BallotView view(Ballot ballot) {
        return views(List.of(ballot)).get(0);
    }

    /** One page of the ballots of a session. */
    Page.Listed<BallotView> ofSession(UUID sessionId, Page page) {
        return page.ofAll(ballots.page(sessionId, page), Ballot::id, this::views);
    }

    /** The views of several ballots, with one query per table. */
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
