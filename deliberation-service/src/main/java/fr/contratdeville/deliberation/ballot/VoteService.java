package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.law.Voice;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.ItemToVote;
import fr.contratdeville.deliberation.session.RollCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Votes cast individually in public and secret ballots. Each voice is cast once, by its holder at that instant. In a
 * secret ballot, participation is stored apart from the encrypted sums; the answer and the journal contain neither.
 */
@ApplicationScoped
@Transactional
class VoteService {
    private final Ballots ballots;
    private final CastVotes votes;
    private final Urn urn;
    private final Agenda agenda;
    private final RollCall rollCall;
    private final Members members;
    private final Journal journal;
    private final Clock clock;

    VoteService(
            Ballots ballots,
            CastVotes votes,
            Urn urn,
            Agenda agenda,
            RollCall rollCall,
            Members members,
            Journal journal,
            Clock clock) {
        this.ballots = ballots;
        this.votes = votes;
        this.urn = urn;
        this.agenda = agenda;
        this.rollCall = rollCall;
        this.members = members;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Casts the voice of a member.
     *
     * @param principal the member whose voice it is
     * @throws fr.contratdeville.conventions.refusal.Refusal if the ballot does not take votes, the voice cannot be
     *     cast, the caller may not cast it, it was already cast, or the vote is not allowed in this form of ballot
     */
    Ballot cast(UUID ballotId, UUID principal, NewVote vote, Reader caller) {
        var item = agenda.lockForVote(ballots.required(ballotId).itemId());
        var ballot = ballots.lockAndRefresh(ballotId);
        ballot.requireOpen();
        if (ballot.form() == BallotForm.ORDINARY) {
            throw Reason.VOTED_BY_MINUTES.refusal();
        }
        var at = instant(ballot, vote);
        var history = rollCall.history(item.sitting(), List.of(item.itemId()));
        var roll = history.at(item.itemId(), at).ofBallot(ballot.openedAt());
        var voice = voice(ballot, item, roll, principal);
        requireHolder(ballot, voice, caller);
        if (!caller.isSecretariat()) {
            // A member who casts a vote must be present now, whatever the instant of the vote.
            var now = history.at(item.itemId(), clock.instant()).ofBallot(ballot.openedAt());
            voice(ballot, item, now, principal);
        }
        if (ballot.form() == BallotForm.PUBLIC) {
            castPublicly(ballot, voice, vote, at);
        } else {
            castSecretly(ballot, principal, vote);
        }
        ballots.flush();
        return ballot;
    }

    /** A public vote can be recorded later, with its instant. A secret vote is cast now. */
    private Instant instant(Ballot ballot, NewVote vote) {
        var now = clock.instant();
        if (vote.at() == null) {
            if (ballot.form() == BallotForm.PUBLIC
                    && !LegalDay.of(ballot.openedAt()).equals(LegalDay.of(now))) {
                throw Reason.VOTE_NEEDS_INSTANT
                        .refusal(LegalDay.written(ballot.openedAt()))
                        .at("at");
            }
            return now;
        }
        if (ballot.form() == BallotForm.SECRET) {
            throw Reason.SECRET_HAS_NO_INSTANT.refusal().at("at");
        }
        if (vote.at().isAfter(now)) {
            throw Reason.EVENT_IN_FUTURE.refusal(LegalDay.written(vote.at())).at("at");
        }
        if (vote.at().isBefore(ballot.openedAt())) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(vote.at()), LegalDay.written(ballot.openedAt()))
                    .at("at");
        }
        return vote.at();
    }

    /** The voice that can be cast at this instant, or the reason why it cannot. */
    private Voice voice(Ballot ballot, ItemToVote item, Roll roll, UUID principal) {
        if (!roll.inExercise().contains(principal)) {
            throw Reason.MEMBER_NOT_IN_EXERCISE.refusal(
                    principal, item.sitting().heldOn().toString());
        }
        if (roll.recused().containsKey(principal)) {
            throw Reason.MEMBER_RECUSED.refusal(principal);
        }
        var voice = roll.voices().stream()
                .filter(found -> found.principal().equals(principal))
                .findFirst()
                .orElseThrow(() -> Reason.MEMBER_NOT_PRESENT.refusal(principal));
        if (!ballot.hasVoiceOf(principal)) {
            throw Reason.NO_VOICE.refusal(principal);
        }
        return voice;
    }

    /**
     * A member casts the voices that they hold. The secretariat can record votes of a public ballot, but not of a
     * secret one.
     */
    private void requireHolder(Ballot ballot, Voice voice, Reader caller) {
        if (caller.isSecretariat() && ballot.form() == BallotForm.PUBLIC) {
            return;
        }
        caller.subject()
                .flatMap(members::ofSubject)
                .filter(voice.holder()::equals)
                .orElseThrow(Reason.VOTE_NOT_YOURS::refusal);
    }

    private void castPublicly(Ballot ballot, Voice voice, NewVote vote, Instant at) {
        var direction = vote.choice() == null || vote.candidateId() != null
                ? null
                : vote.choice().direction().orElse(null);
        if (direction == null) {
            throw Reason.NO_SUCH_CHOICE.refusal().at("choice");
        }
        if (!votes.add(ballot.id(), new CastVote(voice.principal(), voice.holder(), direction, at))) {
            throw Reason.ALREADY_VOTED.refusal(voice.principal());
        }
        journal.write(
                ballot.sessionId(),
                new JournalEntry(EventKind.VOTE_CAST, at, ballot.itemId(), ballot.id(), voice.principal()));
    }

    private void castSecretly(Ballot ballot, UUID principal, NewVote vote) {
        var place = place(ballot, vote);
        if (!votes.takePart(ballot.id(), principal)) {
            throw Reason.ALREADY_VOTED.refusal(principal);
        }
        ballots.seal(ballot.id(), urn.with(ballot.id(), ballot.urn(), place));
        journal.write(
                ballot.sessionId(), JournalEntry.ofBallot(EventKind.VOTE_CAST, null, ballot.itemId(), ballot.id()));
    }

    private static int place(Ballot ballot, NewVote vote) {
        if ((vote.choice() == null) == (vote.candidateId() == null)) {
            throw Reason.NO_SUCH_CHOICE.refusal().at("choice");
        }
        if (vote.candidateId() != null) {
            return ballot.placeOf(vote.candidateId())
                    .orElseThrow(() ->
                            Reason.NOT_A_CANDIDATE.refusal(vote.candidateId()).at("candidateId"));
        }
        if (ballot.isAppointment() && (vote.choice() == Choice.FOR || vote.choice() == Choice.AGAINST)) {
            throw Reason.NO_SUCH_CHOICE.refusal().at("choice");
        }
        return vote.choice().ordinal();
    }
}
