package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.seat;
import static fr.contratdeville.deliberation.law.VotedItem.counted;
import static fr.contratdeville.deliberation.law.VotedItem.forCandidates;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rounds of an appointment, counted and worded (rule V8). */
class ElectionTest {

    @Test
    void x16TwentySixToTwentySixIsForTheOldestInTheThirdRound() {
        var votes = counted(forCandidates(3, 26, 26));
        var first = (Count.Counted)
                VotedItem.round(1, 55, "1961-05-02", "1961-05-01").count(votes);
        var third = (Count.Counted)
                VotedItem.round(3, 55, "1961-05-02", "1961-05-01").count(votes);

        assertThat(first.nextRound()).isTrue();
        assertThat(first.elected()).isEmpty();
        assertThat(first.decision().majority()).isEqualTo(27);
        assertThat(first.decision().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(first.decision().wording()).isEqualTo("aucun candidat n'obtient la majorité absolue au 1er tour");
        assertThat(third.nextRound()).isFalse();
        assertThat(third.elected()).contains(seat(2));
        assertThat(third.candidates()).isEqualTo(Map.of(seat(1), 26, seat(2), 26));
        assertThat(third.decision())
                .isEqualTo(new Decision(
                        new Votes(26, 26, 0, 3, 0, 0),
                        Optional.empty(),
                        27,
                        false,
                        Outcome.ADOPTED,
                        "élection de Mme Marianne 2 au 3e tour, au bénéfice de l'âge (26 voix sur 52 suffrages exprimés)",
                        List.of(Rule.V8, Rule.V7)));
    }

    @Test
    void anElectionIsWordedByItsMajority() {
        assertThat(VotedItem.round(2, 5, "", "")
                        .decision(counted(forCandidates(1, 3, 1)))
                        .wording())
                .isEqualTo(
                        "élection de Mme Marianne 1 au 2e tour, à la majorité absolue (3 voix sur 4 suffrages exprimés)");
        assertThat(VotedItem.round(3, 5, "", "", "")
                        .decision(counted(forCandidates(0, 2, 1, 1)))
                        .wording())
                .isEqualTo(
                        "élection de Mme Marianne 1 au 3e tour, à la majorité relative (2 voix sur 4 suffrages exprimés)");
        var nobody = (Count.Counted) VotedItem.round(3, 5, "", "").count(counted(forCandidates(4, 0, 0)));
        assertThat(nobody.decision().wording()).isEqualTo("aucun suffrage exprimé");
        assertThat(nobody.nextRound()).isFalse();
    }

    @Test
    void votesForACandidateThatAreStatedInPartsAreAddedUp() {
        var parts = new Minutes.Counted(
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.of(List.of(new Minutes.ForCandidate(seat(1), 2), new Minutes.ForCandidate(seat(1), 1))));

        var count = (Count.Counted) VotedItem.round(1, 5, "", "").count(counted(parts));

        assertThat(count.candidates()).isEqualTo(Map.of(seat(1), 3, seat(2), 0));
    }
}
