package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.totals.PrintedTotals.Claim;
import fr.contratdeville.programme.totals.ReconciliationView.Explanation;
import fr.contratdeville.programme.totals.ReconciliationView.Line;
import fr.contratdeville.programme.totals.ReconciliationView.Measure;
import fr.contratdeville.programme.totals.Totals.Candidate;
import fr.contratdeville.programme.totals.Totals.Sum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A printed figure with the computed one. */
record Comparison(Claim claim, Measure measure, BigDecimal printed, BigDecimal computed) {

    /** One comparison for each figure of the claim. */
    static Stream<Comparison> of(Claim claim, List<Sum> sums) {
        var sum = sums.stream().filter(candidate -> isScopeOf(claim, candidate)).findFirst();
        return Stream.of(
                        of(
                                claim,
                                Measure.ACTIONS,
                                claim.actions(),
                                sum.map(Sum::actions).orElse(0L)),
                        of(claim, Measure.COST, claim.cost(), sum.map(Sum::cost).orElse(ZERO)),
                        of(
                                claim,
                                Measure.CONTRIBUTION,
                                claim.contribution(),
                                sum.map(Sum::contribution).orElse(ZERO)))
                .filter(Objects::nonNull);
    }

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    private static @Nullable Comparison of(Claim claim, Measure measure, @Nullable Number printed, Number computed) {
        return printed == null
                ? null
                : new Comparison(
                        claim, measure, new BigDecimal(printed.toString()), new BigDecimal(computed.toString()));
    }

    private static boolean isScopeOf(Claim claim, Sum sum) {
        var grouping = claim.pillar() == null
                ? (claim.section() == null ? Totals.OF_ALL : Totals.OF_SECTION)
                : (claim.section() == null ? Totals.OF_PILLAR : Totals.OF_PILLAR_AND_SECTION);
        return sum.grouping() == grouping
                && (claim.pillar() == null || claim.pillar().equals(sum.pillar()))
                && (claim.section() == null || claim.section() == sum.section());
    }

    /** Printed minus computed. */
    BigDecimal difference() {
        return printed.subtract(computed);
    }

    boolean agrees() {
        return difference().signum() == 0;
    }

    Line toLine(List<Candidate> candidates) {
        return new Line(
                claim.source(),
                claim.pillar(),
                claim.section(),
                measure,
                printed.toPlainString(),
                computed.toPlainString(),
                difference().toPlainString(),
                agrees()
                        ? List.of()
                        : candidates.stream()
                                .filter(this::isExplainedBy)
                                .map(action -> new Explanation(action.id(), action.title(), action.carrier()))
                                .toList());
    }

    private boolean isExplainedBy(Candidate action) {
        var amount = switch (measure) {
            case ACTIONS -> null;
            case COST -> action.cost();
            case CONTRIBUTION -> action.contribution();
        };
        return amount != null
                && amount.compareTo(difference().abs()) == 0
                && (claim.pillar() == null || claim.pillar() == action.pillar())
                && (claim.section() == null || claim.section() == action.section());
    }
}
