package fr.contratdeville.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingRulesTest {

    @ParameterizedTest(name = "F3: {0}, own {1} → {2}")
    @CsvSource({
        "INVESTISSEMENT, false, 204",
        "INVESTISSEMENT, true, 204",
        "FONCTIONNEMENT, false, 65",
        "FONCTIONNEMENT, true, 011"
    })
    void chapterOfAContribution(Section section, boolean own, String chapter) {
        assertThat(Chapter.ofContribution(section, own).code()).isEqualTo(chapter);
    }

    @Test
    void receiptsFromFundersAreChapter74() {
        assertThat(Chapter.RECEIPTS.code()).isEqualTo("74");
    }

    @ParameterizedTest(name = "F4, F7: {0} of {1}, own {2} → {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "INVESTISSEMENT, 0.01, false, INVESTMENT",
                "INVESTISSEMENT, 30000.00, false, INVESTMENT",
                "FONCTIONNEMENT, 22999.99, false, none",
                "FONCTIONNEMENT, 23000.00, false, none",
                "FONCTIONNEMENT, 23000.01, false, OPERATING_ABOVE_THRESHOLD",
                "FONCTIONNEMENT, 62700.00, false, OPERATING_ABOVE_THRESHOLD",
                "FONCTIONNEMENT, 62700.00, true, none",
                "INVESTISSEMENT, 30000.00, true, none"
            })
    void reasonsForAConvention(Section section, BigDecimal contribution, boolean own, ConventionReason reason) {
        assertThat(ConventionReason.of(section, contribution, own))
                .isEqualTo(reason == null ? Set.of() : Set.of(reason));
    }

    @ParameterizedTest(name = "F15: {0} of {1} € for 2 000.00 € requested: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "GRANTED, 2000.00, true",
                "GRANTED, 2000, true",
                "GRANTED, 1999.99, false",
                "GRANTED, 2000.01, false",
                "GRANTED, none, false",
                "PARTIALLY_GRANTED, 0.01, true",
                "PARTIALLY_GRANTED, 1500.00, true",
                "PARTIALLY_GRANTED, 1999.99, true",
                "PARTIALLY_GRANTED, 2000.00, false",
                "PARTIALLY_GRANTED, 2500.00, false",
                "PARTIALLY_GRANTED, 0.00, false",
                "PARTIALLY_GRANTED, -1.00, false",
                "PARTIALLY_GRANTED, none, false",
                "REFUSED, none, true",
                "REFUSED, 1.00, false",
                "INELIGIBLE, none, true",
                "INELIGIBLE, 1.00, false",
            })
    void aGrantMatchesTheAmountRequested(Grant.Outcome outcome, BigDecimal amount, boolean fits) {
        assertThat(new Grant(outcome, amount, "why").fits(euros("2000.00"))).isEqualTo(fits);
    }

    @Test
    void onlyARefusalNeedsAReason() {
        for (var outcome : Grant.Outcome.values()) {
            assertThat(new Grant(outcome, null, "Hors priorités").isExplained()).isTrue();
            assertThat(new Grant(outcome, null, null).isExplained()).isEqualTo(outcome.grants());
            assertThat(new Grant(outcome, null, "  ").isExplained()).isEqualTo(outcome.grants());
        }
    }

    @Test
    void aGrantNeverExceedsTheAmountRequested() {
        var random = new Random(20190307);
        for (var at = 0; at < 10_000; at++) {
            var requested = BigDecimal.valueOf(1 + random.nextInt(500_000), 2);
            var amount = BigDecimal.valueOf(random.nextInt(600_000) - 50_000, 2);
            for (var outcome : Grant.Outcome.values()) {
                if (new Grant(outcome, amount, "why").fits(requested)) {
                    assertThat(amount).isPositive().isLessThanOrEqualTo(requested);
                    assertThat(amount.compareTo(requested) == 0).isEqualTo(outcome == Grant.Outcome.GRANTED);
                }
            }
        }
    }

    @ParameterizedTest(name = "begins {0}, enforceable {1}: warned {2}")
    @CsvSource(
            nullValues = "unknown",
            value = {
                "2019-03-08, 2019-03-19, true",
                "2019-03-18, 2019-03-19, true",
                "2019-03-19, 2019-03-19, false",
                "2019-03-20, 2019-03-19, false",
                "2019-03-08, unknown, false",
                "unknown, 2019-03-19, false",
                "unknown, unknown, false",
            })
    void anActionThatStartsBeforeItsActIsEnforceableHasAWarning(
            LocalDate startsOn, LocalDate enforceableOn, boolean warned) {
        assertThat(Warning.of(startsOn, enforceableOn)).hasSize(warned ? 1 : 0);
    }

    @Test
    void thePlansOf2019AddUp() {
        assertThat(plan("2000.00", "17003.00").covers(euros("19003.00"))).isTrue();
        assertThat(plan("2000.00", "2000.00").covers(euros("4000.00"))).isTrue();
        assertThat(plan("2000.00", "17002.99").covers(euros("19003.00"))).isFalse();
    }

    @Test
    void aPlanContainsItsFunderOnceWithTheAmountRequested() {
        assertThat(plan("2000.00", "17003.00").asks("S0", euros("2000.00"))).isTrue();
        assertThat(plan("2000.00", "17003.00").asks("S0", euros("2000.01"))).isFalse();
        assertThat(plan("2000.00", "17003.00").asks("another", euros("2000.00")))
                .isFalse();
        var twice = new FinancingPlan(List.of(
                new FinancingPlan.Line("S0", euros("2000.00")), new FinancingPlan.Line("S0", euros("2000.00"))));
        assertThat(twice.asks("S0", euros("2000.00"))).isFalse();
    }

    /** F10, for random plans: a plan covers its sum, and no cost that is one cent higher or lower. */
    @Test
    void aPlanCoversExactlyItsSum() {
        var random = new Random(2019);
        for (int run = 0; run < 1_000; run++) {
            var lines = random.ints(1 + random.nextInt(10), 1, 1_000_000)
                    .mapToObj(cents -> new FinancingPlan.Line("S", BigDecimal.valueOf(cents, 2)))
                    .toList();
            var sum = lines.stream().map(FinancingPlan.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            var plan = new FinancingPlan(lines);

            assertThat(plan.covers(sum)).isTrue();
            assertThat(plan.covers(sum.add(euros("0.01")))).isFalse();
            assertThat(plan.covers(sum.subtract(euros("0.01")))).isFalse();
        }
    }

    private static FinancingPlan plan(String first, String second) {
        return new FinancingPlan(
                List.of(new FinancingPlan.Line("S0", euros(first)), new FinancingPlan.Line("S1", euros(second))));
    }

    private static BigDecimal euros(String amount) {
        return new BigDecimal(amount);
    }
}
