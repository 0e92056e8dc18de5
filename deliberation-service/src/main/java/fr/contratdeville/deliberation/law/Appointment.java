package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a round of an appointment comes to (rule V8): the absolute majority of the votes expressed in rounds 1 and 2, the
 * relative one in round 3, and between equals the oldest.
 */
public sealed interface Appointment {
    /** The round after which somebody is elected. */
    int LAST_ROUND = 3;

    /** The rules that were applied, the one that decided first. */
    List<Rule> rules();

    /**
     * A candidate of a round.
     *
     * @param bornOn needed only where age decides
     */
    record Candidate(UUID id, int votes, Optional<LocalDate> bornOn) {}

    /** Somebody is elected. */
    record Elected(UUID candidate, boolean byAge, List<Rule> rules) implements Appointment {}

    /** Nobody has the absolute majority: the assembly votes again. */
    record NextRound(List<Rule> rules) implements Appointment {}

    /** The last round, and no vote is expressed. */
    record Nobody(List<Rule> rules) implements Appointment {}

    /** The last round, and these are equal: it must be known who is the oldest. */
    record Tied(List<UUID> candidates, List<Rule> rules) implements Appointment {}

    /** Votes for anyone: blank and null votes are not expressed (rule V1). */
    static int expressed(List<Candidate> candidates) {
        return candidates.stream().mapToInt(Candidate::votes).sum();
    }

    /** Votes that are enough in rounds 1 and 2: ⌊expressed / 2⌋ + 1. */
    static int majority(List<Candidate> candidates) {
        return expressed(candidates) / 2 + 1;
    }

    /**
     * Decides a round.
     *
     * @param round 1 to {@link #LAST_ROUND}
     * @param candidates all of them, with their votes
     */
    static Appointment of(int round, List<Candidate> candidates) {
        if (round < 1 || round > LAST_ROUND || candidates.isEmpty()) {
            throw new IllegalArgumentException("An appointment has one to three rounds, and candidates");
        }
        var most = candidates.stream().mapToInt(Candidate::votes).max().orElseThrow();
        if (round < LAST_ROUND) {
            return most >= majority(candidates)
                    ? new Elected(leader(candidates, most), false, List.of(Rule.V8, Rule.V7))
                    : new NextRound(List.of(Rule.V8, Rule.V7));
        }
        if (most == 0) {
            return new Nobody(List.of(Rule.V5, Rule.V8, Rule.V7));
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
