package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.rules.Chapter;
import fr.contratdeville.programme.totals.ReconciliationView.Measure;
import fr.contratdeville.programme.totals.Totals.Candidate;
import fr.contratdeville.programme.totals.Totals.Sum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Computes the totals of a tranche and compares them with the printed ones. */
@ApplicationScoped
class TotalsService {
    private final Totals totals;

    TotalsService(Totals totals) {
        this.totals = totals;
    }

    @Transactional
    TotalsView totals(UUID trancheId) {
        var sums = totals.sums(trancheId);
        var all = of(sums, Totals.OF_ALL).findFirst().orElseThrow();
        return new TotalsView(
                all.actions(),
                all.grants(),
                all.cost(),
                all.contribution(),
                of(sums, Totals.OF_PILLAR)
                        .map(s -> new TotalsView.OfPillar(s.pillar(), s.actions(), s.cost(), s.contribution()))
                        .toList(),
                of(sums, Totals.OF_SECTION)
                        .map(s -> new TotalsView.OfSection(s.section(), s.actions(), s.cost(), s.contribution()))
                        .toList(),
                chapters(of(sums, Totals.OF_SECTION_AND_OWN), totals.expectedFromFunders(trancheId)),
                of(sums, Totals.OF_CARRIER)
                        .map(s -> new TotalsView.OfCarrier(
                                s.carrierId(), s.carrier(), s.actions(), s.cost(), s.contribution()))
                        .toList(),
                totals.byTerritory(trancheId));
    }

    private static Stream<Sum> of(List<Sum> sums, int grouping) {
        return sums.stream().filter(sum -> sum.grouping() == grouping);
    }

    private static List<TotalsView.OfChapter> chapters(Stream<Sum> bySectionAndOwn, BigDecimal receipts) {
        var expenses = new TreeMap<String, BigDecimal>();
        bySectionAndOwn.forEach(sum -> expenses.merge(
                Chapter.ofContribution(sum.section(), sum.own()).code(), sum.contribution(), BigDecimal::add));
        var lines = new ArrayList<TotalsView.OfChapter>();
        expenses.forEach((chapter, amount) ->
                lines.add(new TotalsView.OfChapter(chapter, TotalsView.Direction.EXPENSE, amount)));
        if (receipts.signum() > 0) {
            lines.add(new TotalsView.OfChapter(Chapter.RECEIPTS.code(), TotalsView.Direction.RECEIPT, receipts));
        }
        return lines;
    }

    @Transactional
    void replacePrinted(UUID trancheId, PrintedTotals printed) {
        totals.replacePrinted(
                trancheId,
                printed.claims().stream()
                        .map(claim -> new PrintedTotal(trancheId, claim))
                        .toList());
    }

    /** Compares each printed figure with the computed one, and finds actions that explain a difference. */
    @Transactional
    ReconciliationView reconcile(UUID trancheId) {
        var sums = totals.sums(trancheId);
        var comparisons = totals.printed(trancheId).stream()
                .map(PrintedTotal::claim)
                .flatMap(claim -> Comparison.of(claim, sums))
                .toList();
        var unexplained = comparisons.stream()
                .filter(comparison -> comparison.measure() != Measure.ACTIONS && !comparison.agrees())
                .map(comparison -> comparison.difference().abs())
                .distinct()
                .toList();
        var candidates = unexplained.isEmpty() ? List.<Candidate>of() : totals.candidates(trancheId, unexplained);
        return new ReconciliationView(
                comparisons.stream().allMatch(Comparison::agrees),
                comparisons.stream()
                        .map(comparison -> comparison.toLine(candidates))
                        .toList());
    }
}
