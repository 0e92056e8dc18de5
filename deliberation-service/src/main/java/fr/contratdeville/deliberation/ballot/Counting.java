package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.deliberation.Vote;
import fr.contratdeville.deliberation.law.Appointment;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.law.Voice;
import fr.contratdeville.deliberation.law.Votes;
import fr.contratdeville.deliberation.quorum.QuorumLedger;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.roll.Rolls;
import fr.contratdeville.deliberation.session.ItemAtVote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the votes of a ballot that closes, whatever its form, and asks the law what they decide. */
@ApplicationScoped
@Transactional
class Counting {
    private static final int CHOICES = Choice.values().length;

    private final CastVotes votes;
    private final Urn urn;
    private final Rolls rolls;
    private final QuorumLedger quorums;
    private final Members members;

    Counting(CastVotes votes, Urn urn, Rolls rolls, QuorumLedger quorums, Members members) {
        this.votes = votes;
        this.urn = urn;
        this.rolls = rolls;
        this.quorums = quorums;
        this.members = members;
    }

    /**
     * Counts.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal when the minutes do not go with the form of the ballot, with the
     *     voices or with each other
     */
    Count count(Ballot ballot, ItemAtVote item, Closing minutes) {
        return switch (ballot.form()) {
            case ORDINARY -> ordinary(ballot, item, minutes);
            case PUBLIC -> nominative(ballot, item, minutes);
            case SECRET -> secret(ballot, item, minutes);
        };
    }

    private Count ordinary(Ballot ballot, ItemAtVote item, Closing closing) {
        var able = able(ballot, item, closing.at());
        var president = Optional.of(item.presidentId()).filter(member -> able.contains(new Voice(member, member)));
        var minutes = Minutes.of(closing, principals(able), departed(ballot, item, closing.at()), president);
        var vote = Vote.of(minutes.votes(), ballot.form(), minutes.president());
        return Count.of(named(ballot, item, vote), minutes.named());
    }

    /** The voices of the ballot that could still be cast at that instant: who casts them is there. */
    private Set<Voice> able(Ballot ballot, ItemAtVote item, Instant at) {
        return rolls.at(item.sitting(), item.itemId(), at).ofBallot(ballot.openedAt()).voices().stream()
                .filter(voice -> ballot.principals().contains(voice.principal()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<UUID> principals(Set<Voice> voices) {
        return voices.stream().map(Voice::principal).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * How many were there when the item was put to discussion or to the vote, and neither voted nor could when the ballot
     * closed: they count as abstaining (rule Q5). Who never came is not among them.
     */
    int departed(Ballot ballot, ItemAtVote item, Instant closedAt) {
        var departed = ballot.roll().stream()
                .filter(voice -> voice.principalId().equals(voice.holderId()))
                .map(BallotVoice::principalId)
                .collect(Collectors.toCollection(HashSet::new));
        quorums.rollAtDiscussion(item.sitting(), item.itemId())
                .map(Roll::counted)
                .ifPresent(departed::addAll);
        departed.removeAll(rolls.at(item.sitting(), item.itemId(), ballot.openedAt())
                .recused()
                .keySet());
        departed.removeAll(principals(able(ballot, item, closedAt)));
        votes.of(ballot.id()).forEach(vote -> departed.remove(vote.principalId()));
        if (ballot.form() == BallotForm.SECRET) {
            var participants = votes.participants(ballot.id());
            departed.removeAll(participants.isEmpty() ? ballot.principals() : participants);
        }
        return departed.size();
    }

    /** Whether every public vote was cast by who could cast it then, as far as is known now. */
    boolean castByThosePresent(Ballot ballot, ItemAtVote item) {
        var history = rolls.history(item.sitting(), List.of(item.itemId()));
        return votes.of(ballot.id()).stream()
                .allMatch(vote -> history.at(item.itemId(), vote.at())
                        .ofBallot(ballot.openedAt())
                        .voices()
                        .contains(new Voice(vote.principalId(), vote.holderId())));
    }

    /** The rules of what made the voices, after those that decided. */
    Vote named(Ballot ballot, ItemAtVote item, Vote vote) {
        var more = new ArrayList<Rule>();
        if (ballot.roll().stream().anyMatch(voice -> !voice.principalId().equals(voice.holderId()))) {
            more.addAll(List.of(Rule.P5, Rule.P6));
        }
        if (!rolls.at(item.sitting(), item.itemId(), ballot.openedAt())
                .recused()
                .isEmpty()) {
            more.add(Rule.R1);
        }
        return vote.applying(more);
    }

    private Count nominative(Ballot ballot, ItemAtVote item, Closing closing) {
        requireNothingSaid(closing);
        requireNothingCounted(closing);
        var cast = votes.of(ballot.id());
        cast.stream()
                .map(CastVote::at)
                .filter(closing.at()::isBefore)
                .max(Instant::compareTo)
                .ifPresent(last -> {
                    throw Reason.EVENT_OUT_OF_ORDER
                            .refusal(LegalDay.written(closing.at()), LegalDay.written(last))
                            .at("at");
                });
        var president = cast.stream()
                .filter(vote -> !vote.byProxy() && vote.principalId().equals(item.presidentId()))
                .map(CastVote::direction)
                .findFirst();
        var counted = new Votes(
                count(cast, Direction.FOR),
                count(cast, Direction.AGAINST),
                count(cast, Direction.ABSTENTION),
                0,
                0,
                departed(ballot, item, closing.at()));
        return Count.of(named(ballot, item, Vote.of(counted, ballot.form(), president)), List.of());
    }

    private static int count(List<CastVote> cast, Direction direction) {
        return Math.toIntExact(
                cast.stream().filter(vote -> vote.direction() == direction).count());
    }

    private Count secret(Ballot ballot, ItemAtVote item, Closing closing) {
        requireNothingSaid(closing);
        var sums = closing.counted() == null ? fromUrn(ballot) : byHand(ballot, closing.counted());
        var cast = 0;
        for (var sum : sums) {
            cast += sum;
        }
        if (cast > ballot.voices()) {
            throw Reason.MORE_VOTES_THAN_VOICES.refusal(cast, ballot.voices()).at("counted");
        }
        var departed = departed(ballot, item, closing.at());
        if (ballot.isAppointment()) {
            return appointment(ballot, item, sums, departed);
        }
        var counted = new Votes(
                sums[Choice.FOR.ordinal()],
                sums[Choice.AGAINST.ordinal()],
                sums[Choice.ABSTENTION.ordinal()],
                sums[Choice.BLANK.ordinal()],
                sums[Choice.SPOILT.ordinal()],
                departed);
        return Count.of(named(ballot, item, Vote.of(counted, ballot.form(), Optional.empty())), List.of());
    }

    private int[] fromUrn(Ballot ballot) {
        if (ballot.urn() == null) {
            // It was counted by hand, or is closed already.
            return new int[CHOICES + ballot.candidates().size()];
        }
        return urn.open(ballot.id(), ballot.urn());
    }

    private int[] byHand(Ballot ballot, Closing.Counted counted) {
        if (votes.count(ballot.id()) > 0) {
            throw Reason.VOTES_CAST_HERE.refusal().at("counted");
        }
        var sums = new int[CHOICES + ballot.candidates().size()];
        sums[Choice.FOR.ordinal()] = orZero(counted.inFavour());
        sums[Choice.AGAINST.ordinal()] = orZero(counted.against());
        sums[Choice.ABSTENTION.ordinal()] = orZero(counted.abstentions());
        sums[Choice.BLANK.ordinal()] = orZero(counted.blank());
        sums[Choice.SPOILT.ordinal()] = orZero(counted.spoilt());
        var proposal = counted.inFavour() != null || counted.against() != null;
        if (proposal == ballot.isAppointment() || (counted.candidates() == null) == ballot.isAppointment()) {
            throw Reason.VOTE_UNCLEAR.refusal().at("counted");
        }
        if (counted.candidates() != null) {
            for (var index = 0; index < counted.candidates().size(); index++) {
                var candidate = counted.candidates().get(index);
                sums[place(ballot, candidate.memberId(), "counted.candidates[" + index + "]")] += candidate.votes();
            }
        }
        return sums;
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /** Where a choice stands in the urn. */
    static int place(Ballot ballot, UUID candidate, String field) {
        for (var position = 0; position < ballot.candidates().size(); position++) {
            if (ballot.candidates().get(position).memberId().equals(candidate)) {
                return CHOICES + position;
            }
        }
        throw Reason.NOT_A_CANDIDATE.refusal(candidate).at(field);
    }

    /** How many sums the urn of a ballot holds. */
    static int choices(Ballot ballot) {
        return CHOICES + ballot.candidates().size();
    }

    private Count appointment(Ballot ballot, ItemAtVote item, int[] sums, int departed) {
        var counted = new HashMap<UUID, Integer>();
        for (var position = 0; position < ballot.candidates().size(); position++) {
            counted.put(ballot.candidates().get(position).memberId(), sums[CHOICES + position]);
        }
        return appointment(
                ballot,
                item,
                counted,
                new Votes(
                        0,
                        0,
                        sums[Choice.ABSTENTION.ordinal()],
                        sums[Choice.BLANK.ordinal()],
                        sums[Choice.SPOILT.ordinal()],
                        departed));
    }

    /** What a round came to: {@code others} are the votes that are for no candidate. */
    Count appointment(Ballot ballot, ItemAtVote item, Map<UUID, Integer> counted, Votes others) {
        var candidates = ballot.candidates().stream()
                .map(candidate -> new Appointment.Candidate(
                        candidate.memberId(),
                        counted.get(candidate.memberId()),
                        Optional.ofNullable(candidate.bornOn())))
                .toList();
        var round = ballot.appointment(candidates);
        if (round instanceof Appointment.Tied) {
            throw Reason.OLDEST_UNKNOWN.refusal();
        }
        var elected =
                round instanceof Appointment.Elected found ? Optional.of(found.candidate()) : Optional.<UUID>empty();
        var expressed = Appointment.expressed(candidates);
        var ahead =
                candidates.stream().mapToInt(Appointment.Candidate::votes).max().orElse(0);
        var split = new Votes(
                ahead, expressed - ahead, others.abstentions(), others.blank(), others.spoilt(), others.departed());
        var outcome = elected.isPresent() ? Outcome.ADOPTED : Outcome.REJECTED;
        var vote = Vote.of(
                split,
                Appointment.majority(candidates),
                outcome,
                wording(ballot, round, ahead, expressed),
                round.rules());
        return new Count(
                named(ballot, item, vote), List.of(), counted, elected, round instanceof Appointment.NextRound);
    }

    private String wording(Ballot ballot, Appointment round, int ahead, int expressed) {
        var number = ballot.round() == null || ballot.round() == 1 ? "1er" : ballot.round() + "e";
        if (round instanceof Appointment.Elected elected) {
            var name = members.views(List.of(elected.candidate())).get(elected.candidate());
            return "élection de %s %s %s au %s tour, %s (%d voix sur %d suffrages exprimés)"
                    .formatted(
                            name.civility().written(),
                            name.firstName(),
                            name.lastName(),
                            number,
                            elected.byAge()
                                    ? "au bénéfice de l'âge"
                                    : ahead > expressed / 2 ? "à la majorité absolue" : "à la majorité relative",
                            ahead,
                            expressed);
        }
        return round instanceof Appointment.NextRound
                ? "aucun candidat n'obtient la majorité absolue au %s tour".formatted(number)
                : "aucun suffrage exprimé";
    }

    private static void requireNothingSaid(Closing closing) {
        if (closing.unanimity() != null
                || closing.against() != null
                || closing.abstentions() != null
                || closing.presidentVote() != null) {
            throw Reason.CLOSED_BY_ITS_VOTES.refusal();
        }
    }

    private static void requireNothingCounted(Closing closing) {
        if (closing.counted() != null) {
            throw Reason.CLOSED_BY_ITS_VOTES.refusal().at("counted");
        }
    }
}
