package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The result of a round of an appointment (rule V8): absolute majority of the votes expressed in rounds 1 and 2,
 * relative majority in round 3; in a tie the oldest candidate is elected.
 */
public sealed interface Appointment {
    /** The last round, in which a candidate is always elected if a vote is expressed. */
    int LAST_ROUND = 3;

    /** The rules that were applied, the decisive one first. */
    List<Rule> rules();

    /**
     * A candidate of a round.
     *
     * @param bornOn required only if age decides
     */
    record Candidate(UUID id, int votes, Optional<LocalDate> bornOn) {}

    /** A candidate is elected. */
    record Elected(UUID candidate, boolean byAge, List<Rule> rules) implements Appointment {}

    /** No candidate has the absolute majority: another round follows. */
    record NextRound(List<Rule> rules) implements Appointment {}

    /** The last round, without any vote expressed. */
    record NoneElected(List<Rule> rules) implements Appointment {}

    /** The last round, with a tie: the oldest candidate must be known. */
    record Tied(List<UUID> candidates, List<Rule> rules) implements Appointment {}

    /** The votes for candidates: blank and null votes are not expressed (rule V1). */
    static int expressed(List<Candidate> candidates) {
        return candidates.stream().mapToInt(Candidate::votes).sum();
    }

    /** The votes required in rounds 1 and 2: ⌊expressed / 2⌋ + 1. */
    static int majority(List<Candidate> candidates) {
        return expressed(candidates) / 2 + 1;
    }

    /**
     * Computes the result of a round.
     *
     * @param round 1 to {@link #LAST_ROUND}
     * @param candidates all candidates with their votes
     */
    static Appointment of(int round, List<Candidate> candidates) {
        if (round < 1 || round > LAST_ROUND || candidates.isEmpty()) {
            throw new IllegalArgumentException("An appointment has rounds 1 to 3 and at least one candidate");
        }
        var most = candidates.stream().mapToInt(Candidate::votes).max().orElseThrow();
        if (round < LAST_ROUND) {
            return most >= majority(candidates)
                    ? new Elected(leader(candidates, most), false, List.of(Rule.V8, Rule.V7))
                    : new NextRound(List.of(Rule.V8, Rule.V7));
        }
        if (most == 0) {
            return new NoneElected(List.of(Rule.V5, Rule.V8, Rule.V7));
        }
        var equals = candidates.stream()
                .filter(candidate -> candidate.votes() == most)
                .toList();
        if (equals.size() == 1) {
            return new Elected(equals.get(0).id(), false, List.of(Rule.V8, Rule.V7));
        }
        var eldest = equals.stream()
                .flatMap(candidate -> candidate.bornOn().stream())
                .min(Comparator.naturalOrder());
        var oldest = equals.stream()
                .filter(candidate -> candidate.bornOn().equals(eldest))
                .toList();
        if (oldest.size() != 1
                || equals.stream().anyMatch(candidate -> candidate.bornOn().isEmpty())) {
            return new Tied(equals.stream().map(Candidate::id).toList(), List.of(Rule.V8, Rule.V7));
        }
        return new Elected(oldest.get(0).id(), true, List.of(Rule.V8, Rule.V7));
    }

    private static UUID leader(List<Candidate> candidates, int most) {
        return candidates.stream()
                .filter(candidate -> candidate.votes() == most)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
