package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The result of closing a ballot: a function of the history, the opening, the minutes and the votes. */
public sealed interface Count {

    /**
     * The votes are counted.
     *
     * @param named in an ordinary ballot, the votes that the minutes record with a name
     * @param candidates in an appointment, the votes for each candidate
     * @param elected in an appointment, the elected candidate
     * @param nextRound in an appointment, whether another round follows (rule V8)
     */
    record Counted(
            Decision decision,
            Map<UUID, Direction> named,
            Map<UUID, Integer> candidates,
            Optional<UUID> elected,
            boolean nextRound)
            implements Count {}

    /**
     * The votes cannot be counted.
     *
     * @param field the invalid field of the minutes, for instance {@code against.memberIds[1]}; empty for all of them
     * @param facts the arguments of the message, in order
     */
    record Refused(Flaw flaw, Optional<String> field, List<Object> facts) implements Count {
        static Optional<Refused> of(Flaw flaw, Object... facts) {
            return Optional.of(new Refused(flaw, Optional.empty(), List.of(facts)));
        }

        static Optional<Refused> at(String field, Flaw flaw, Object... facts) {
            return Optional.of(new Refused(flaw, Optional.of(field), List.of(facts)));
        }
    }

    /** The reasons why votes cannot be counted. */
    enum Flaw {
        /** The minutes do not state the votes clearly. */
        VOTE_UNCLEAR,
        /** There are more votes than voices. Facts: votes, voices. */
        MORE_VOTES_THAN_VOICES(Rule.V1),
        /** The minutes name a member whose voice could not be cast. Fact: the member. */
        MEMBER_NOT_PRESENT(Rule.Q1),
        /** The minutes name a member twice. Fact: the member. */
        VOTER_NAMED_TWICE,
        /** In a tie, the vote of the president is required. */
        PRESIDENT_VOTE_MISSING(Rule.V3),
        /** The vote of the president contradicts the names or the counts. */
        PRESIDENT_VOTE_CONTRADICTS(Rule.V3),
        /** The minutes state votes, but the votes were recorded individually. */
        CLOSED_BY_ITS_VOTES,
        /** A vote was cast after the closing. Facts: the closing, the vote. */
        VOTE_AFTER_CLOSING,
        /** Votes were counted by hand, but others were cast through the API. */
        VOTES_CAST_HERE(Rule.V7),
        /** The minutes of an appointment state votes for and against instead of votes for candidates. */
        VOTES_NOT_FOR_CANDIDATES(Rule.V8),
        /** Votes are counted for a member who is not a candidate. Fact: the member. */
        NOT_A_CANDIDATE(Rule.V8),
        /** The last round has a tie, and the oldest candidate is not known. */
        OLDEST_UNKNOWN(Rule.V8);

        private final Optional<Rule> rule;

        Flaw() {
            this.rule = Optional.empty();
        }

        Flaw(Rule rule) {
            this.rule = Optional.of(rule);
        }

        /** The rule that is not met, if there is one. */
        public Optional<Rule> rule() {
            return rule;
        }
    }

    /** Counts a ballot at its closing. */
    static Count of(History history, Opening opening, Minutes minutes, Cast cast) {
        var reading = Reading.of(history, opening, minutes, cast);
        var flaw = reading.flaw();
        return flaw.isPresent()
                ? flaw.get()
                : decide(history, opening, minutes.at(), cast, reading.tally(), reading.named());
    }

    /**
     * Counts a closed ballot again: a public one from its votes, any other from its counts, because only these are
     * stored.
     */
    static Count again(History history, Opening opening, Instant closedAt, Cast cast, Tally counted) {
        var tally = opening.form() == BallotForm.PUBLIC ? PublicVotes.tally(opening, cast.votes()) : counted;
        return decide(history, opening, closedAt, cast, tally, Map.of());
    }

    private static Count decide(
            History history, Opening opening, Instant closedAt, Cast cast, Tally tally, Map<UUID, Direction> named) {
        var votes = tally.votes().departed(opening.departed(history, closedAt, cast));
        var conditions = conditions(history, opening);
        return opening.appointment()
                .map(round -> Election.count(round, votes, tally.candidates(), conditions))
                .orElseGet(() -> {
                    var majority = Majority.of(votes, opening.form(), tally.president());
                    var decision = new Decision(
                            votes,
                            tally.president(),
                            votes.majority(),
                            majority.castingVoteUsed(),
                            majority.outcome(),
                            majority.wording(),
                            join(majority.rules(), conditions));
                    return new Counted(decision, named, Map.of(), Optional.empty(), false);
                });
    }

    /** The rules that determine the voices. They are listed after the decisive ones. */
    private static List<Rule> conditions(History history, Opening opening) {
        var rules = new ArrayList<Rule>();
        if (opening.voices().stream().anyMatch(Voice::byProxy)) {
            rules.addAll(List.of(Rule.P5, Rule.P6));
        }
        if (!history.at(opening.item(), opening.at()).recused().isEmpty()) {
            rules.add(Rule.R1);
        }
        return rules;
    }

    /** Concatenates two lists of rules. */
    static List<Rule> join(List<Rule> rules, List<Rule> more) {
        return Stream.concat(rules.stream(), more.stream()).toList();
    }
}
