package fr.contratdeville.programme.rules;

import java.math.BigDecimal;
import java.util.List;

/** Who pays which part of the cost of an action (rule F10). */
public record FinancingPlan(List<Line> lines) {
    /** One line: the body that pays, and the amount in euros, above zero. */
    public record Line(String source, BigDecimal amount) {}

    /** The sum of the lines, in euros. */
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** Whether the lines add up exactly to the cost. */
    public boolean covers(BigDecimal cost) {
        return total().compareTo(cost) == 0;
    }

    /** Whether exactly one line has this source, and it has this amount. */
    public boolean asks(String source, BigDecimal amount) {
        var asked = lines.stream().filter(line -> line.source().equals(source)).toList();
        return asked.size() == 1 && asked.get(0).amount().compareTo(amount) == 0;
    }
}
