package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the sample, compared with the totals of the document. */
class SampleTest {
    private final Sample sample = new Sample();

    @Test
    void theActionsAddUpToTheVotedTotals() {
        assertThat(sample.actions()).hasSize(49);
        assertThat(sample.actions().stream()
                        .map(action -> new BigDecimal(action.contribution()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("497500.00");
        assertThat(sample.ownActions()).hasSize(2);
    }

    @Test
    void everyActionHasItsCarrierAndItsTerritories() {
        var carriers = sample.carriers();
        var written = Stream.concat(
                sample.actions().stream().map(Sample.Action::carrier),
                sample.ownActions().stream().map(Sample.OwnAction::carrier));
        assertThat(written)
                .allMatch(name -> carriers.stream()
                                .filter(carrier -> carrier.isCalled(name))
                                .count()
                        == 1);
        var territories = Stream.concat(
                sample.actions().stream().map(Sample.Action::territory),
                sample.ownActions().stream().map(Sample.OwnAction::territory));
        assertThat(territories).allMatch(name -> !sample.territories(name).isEmpty());
    }

    @Test
    void theCollectivityIsOneCarrierUnderItsTwoNames() {
        assertThat(sample.carriers().stream().filter(Sample.Carrier::own))
                .singleElement()
                .matches(own -> own.isCalled("SEM") && own.isCalled("SAINT-ETIENNE METROPOLE"));
    }

    @Test
    void theFourSpellingsOfTheWholeMetropoleAreOneTerritory() {
        assertThat(Stream.of(
                                "Transversale métropole",
                                "Action transversale métropole",
                                "Action transversale Métropole",
                                "Transversale Métropole")
                        .flatMap(written -> sample.territories(written).stream()))
                .containsOnly("metropole");
    }

    @Test
    void aTerritoryHasOneName() {
        assertThat(sample.territories()).doesNotContainValue("").hasSize(18);
        assertThat(sample.territories().values()).doesNotHaveDuplicates();
    }

    @Test
    void unknownValuesAreNull() {
        assertThat(sample.ownActions())
                .filteredOn(action -> action.title().equals("Rencontre annuelle des acteurs"))
                .singleElement()
                .matches(action -> action.directExpenses() == null && action.startsOn() == null);
    }

    @Test
    void fiftyFiveOfSixtyNineMembersArePresent() {
        assertThat(sample.members()).hasSize(69).doesNotHaveDuplicates();
        assertThat(sample.members().stream().filter(Sample.Member::present)).hasSize(55);
    }
}
