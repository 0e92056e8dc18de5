package fr.contratdeville.programme.rules;

import java.math.BigDecimal;
import java.util.List;

/** Who pays what of an action (rule F10). */
public record FinancingPlan(List<Line> lines) {
    /** One line: who pays, and how much, in euros above zero. */
    public record Line(String source, BigDecimal amount) {}

    /** The sum of its lines, in euros. */
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** Whether the lines add up to the cost, to the cent. */
    public boolean covers(BigDecimal cost) {
        return total().compareTo(cost) == 0;
    }

    /** Whether exactly one line is of this source, and of this amount. */
    public boolean asks(String source, BigDecimal amount) {
        var asked = lines.stream().filter(line -> line.source().equals(source)).toList();
        return asked.size() == 1 && asked.get(0).amount().compareTo(amount) == 0;
    }
}
