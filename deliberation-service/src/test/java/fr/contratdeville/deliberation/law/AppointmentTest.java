package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppointmentTest {
    private static final List<Rule> RULES = List.of(Rule.V8, Rule.V7);

    /** Candidates with the votes of 1, 2 and so on, each with the year of birth if it is known. */
    @ParameterizedTest(name = "round {0}, {1}: {2}")
    @CsvSource({
        // Round, candidates, result.
        "1, 27 25, elected 1",
        "2, 25 27, elected 2",
        "1, 26 26, next round",
        "2, 26 26, next round",
        "1, 26/1950 26/1960, next round",
        "2, 26/1950 26/1960, next round",
        "1, 26 25, elected 1",
        "1, 26 20 6, next round",
        "2, 26 20 6, next round",
        "3, 26 20 6, elected 1",
        "3, 20/1940 6/1930 26/1990, elected 3",
        "3, 26/1960 26/1950, elected 2 by age",
        "3, 26/1950 26/1960, elected 1 by age",
        "3, 20/1960 20/1950 12/1940, elected 2 by age",
        "3, 10/1940 10/1960 10/1960, elected 1 by age",
        "3, 26 26, tied 1 2",
        "3, 26/1950 26, tied 1 2",
        "3, 26/1950 26/1950, tied 1 2",
        "3, 20 12 20, tied 1 3",
        "3, 1, elected 1",
        "1, 1, elected 1",
        "1, 0, next round",
        "2, 0 0, next round",
        "3, 0 0, nobody",
        "3, 0/1950 0/1960, nobody",
    })
    void decidesARound(int round, String text, String outcome) {
        assertThat(worded(Appointment.of(round, candidates(text)))).isEqualTo(outcome);
    }

    private static List<Appointment.Candidate> candidates(String text) {
        var candidates = new ArrayList<Appointment.Candidate>();
        for (var word : text.split(" ")) {
            var parts = word.split("/");
            var bornOn = parts.length == 1
                    ? Optional.<LocalDate>empty()
                    : Optional.of(LocalDate.of(Integer.parseInt(parts[1]), 1, 1));
            candidates.add(new Appointment.Candidate(seat(candidates.size() + 1), Integer.parseInt(parts[0]), bornOn));
        }
        return candidates;
    }

    private static String worded(Appointment appointment) {
        if (appointment instanceof Appointment.Elected elected) {
            return "elected " + elected.candidate().getLeastSignificantBits() + (elected.byAge() ? " by age" : "");
        }
        if (appointment instanceof Appointment.Tied tied) {
            var words = new StringBuilder("tied");
            tied.candidates().forEach(candidate -> words.append(" ").append(candidate.getLeastSignificantBits()));
            return words.toString();
        }
        return appointment instanceof Appointment.NextRound ? "next round" : "nobody";
    }

    @ParameterizedTest(name = "{0} expressed: {1}")
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 2", "51, 26", "52, 27", "53, 27"})
    void theAbsoluteMajorityIsMoreThanHalfOfTheVotesExpressed(int expressed, int majority) {
        var candidates = List.of(
                new Appointment.Candidate(seat(1), expressed / 2, Optional.empty()),
                new Appointment.Candidate(seat(2), expressed - expressed / 2, Optional.empty()));

        assertThat(Appointment.expressed(candidates)).isEqualTo(expressed);
        assertThat(Appointment.majority(candidates)).isEqualTo(majority);
    }

    @Test
    void everyResultNamesItsRules() {
        assertThat(Appointment.of(1, candidates("2 1")).rules()).isEqualTo(RULES);
        assertThat(Appointment.of(1, candidates("1 1")).rules()).isEqualTo(RULES);
        assertThat(Appointment.of(3, candidates("2 1")).rules()).isEqualTo(RULES);
        assertThat(Appointment.of(3, candidates("1 1")).rules()).isEqualTo(RULES);
        assertThat(Appointment.of(3, candidates("1/1950 1/1960")).rules()).isEqualTo(RULES);
        assertThat(Appointment.of(3, candidates("0 0")).rules()).containsExactly(Rule.V5, Rule.V8, Rule.V7);
    }

    @Test
    void thereAreOneToThreeRoundsAndCandidates() {
        assertThatIllegalArgumentException().isThrownBy(() -> Appointment.of(0, candidates("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> Appointment.of(4, candidates("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> Appointment.of(1, List.of()));
    }

    @Property
    void theFirstTwoRoundsElectWhoHasMoreThanAllOthersTogether(
            @ForAll @IntRange(min = 1, max = 2) int round,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 10) Integer> votes) {
        var candidates = candidates(votes);
        var all = votes.stream().mapToInt(Integer::intValue).sum();
        var elected = candidates.stream()
                .filter(candidate -> candidate.votes() > all - candidate.votes())
                .findFirst();

        assertThat(Appointment.of(round, candidates))
                .isEqualTo(elected.<Appointment>map(found -> new Appointment.Elected(found.id(), false, RULES))
                        .orElseGet(() -> new Appointment.NextRound(RULES)));
    }

    @Property
    void theLastRoundElectsACandidateWithTheMostVotes(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 10) Integer> votes) {
        var candidates = candidates(votes);
        var most = Collections.max(votes);

        var last = Appointment.of(3, candidates);

        if (most == 0) {
            assertThat(last).isInstanceOf(Appointment.NoneElected.class);
            return;
        }
        // Each is younger than the one before.
        var first = votes.indexOf(most);
        assertThat(last)
                .isEqualTo(new Appointment.Elected(
                        candidates.get(first).id(), Collections.frequency(votes, most) > 1, RULES));
    }

    @Property
    void theOrderOfTheCandidatesDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 3) int round,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 4) Integer> votes,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(candidates(votes));
        Collections.shuffle(shuffled, random);

        assertThat(Appointment.of(round, shuffled)).isEqualTo(Appointment.of(round, candidates(votes)));
    }

    private static List<Appointment.Candidate> candidates(List<Integer> votes) {
        var candidates = new ArrayList<Appointment.Candidate>();
        for (var count : votes) {
            var bornOn = LocalDate.of(1950, 1, 1).plusDays(candidates.size());
            candidates.add(new Appointment.Candidate(seat(candidates.size() + 1), count, Optional.of(bornOn)));
        }
        return candidates;
    }
}
