package fr.contratdeville.deliberation.law;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The count and the wording of a round of an appointment (rule V8). */
record Election(int round, List<Opening.Candidate> known, List<Appointment.Candidate> candidates) {

    /**
     * Counts a round.
     *
     * @param others abstentions, blank and null votes
     * @param counted the votes for each candidate; 0 for a candidate that is left out
     * @param conditions the rules that determine the voices
     */
    static Count count(Opening.Round round, Votes others, Map<UUID, Integer> counted, List<Rule> conditions) {
        return new Election(
                        round.number(),
                        round.candidates(),
                        round.candidates().stream()
                                .map(candidate -> new Appointment.Candidate(
                                        candidate.member(),
                                        counted.getOrDefault(candidate.member(), 0),
                                        candidate.bornOn()))
                                .toList())
                .count(others, conditions);
    }

    private Count count(Votes others, List<Rule> conditions) {
        var appointment = Appointment.of(round, candidates);
        if (appointment instanceof Appointment.Tied) {
            return new Count.Refused(Count.Flaw.OLDEST_UNKNOWN, Optional.empty(), List.of());
        }
        var elected = appointment instanceof Appointment.Elected found
                ? Optional.of(found.candidate())
                : Optional.<UUID>empty();
        var expressed = Appointment.expressed(candidates);
        var ahead = ahead();
        var votes = new Votes(
                ahead, expressed - ahead, others.abstentions(), others.blank(), others.spoilt(), others.departed());
        var decision = new Decision(
                votes,
                Optional.empty(),
                Appointment.majority(candidates),
                false,
                elected.isPresent() ? Outcome.ADOPTED : Outcome.REJECTED,
                wording(appointment),
                Count.join(appointment.rules(), conditions));
        return new Count.Counted(
                decision,
                Map.of(),
                candidates.stream()
                        .collect(Collectors.toUnmodifiableMap(Appointment.Candidate::id, Appointment.Candidate::votes)),
                elected,
                appointment instanceof Appointment.NextRound);
    }

    /** The votes of the candidate with the most votes. */
    private int ahead() {
        return candidates.stream().mapToInt(Appointment.Candidate::votes).max().orElse(0);
    }

    private String wording(Appointment appointment) {
        var number = round == 1 ? "1er" : round + "e";
        if (appointment instanceof Appointment.Elected elected) {
            return "élection de %s au %s tour, %s (%d voix sur %d suffrages exprimés)"
                    .formatted(
                            name(elected.candidate()),
                            number,
                            majority(elected),
                            ahead(),
                            Appointment.expressed(candidates));
        }
        return appointment instanceof Appointment.NextRound
                ? "aucun candidat n'obtient la majorité absolue au %s tour".formatted(number)
                : "aucun suffrage exprimé";
    }

    private String majority(Appointment.Elected elected) {
        if (elected.byAge()) {
            return "au bénéfice de l'âge";
        }
        return ahead() >= Appointment.majority(candidates) ? "à la majorité absolue" : "à la majorité relative";
    }

    private String name(UUID elected) {
        return known.stream()
                .filter(candidate -> candidate.member().equals(elected))
                .map(Opening.Candidate::name)
                .findFirst()
                .orElseThrow();
    }
}
