package fr.contratdeville.programme.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The decision of a funder on the amount (rule F15). */
public record Grant(
        Outcome outcome,
        @Nullable BigDecimal amount,
        @Nullable String reason) {
    /** The possible outcomes. */
    public enum Outcome {
        /** The amount requested. */
        GRANTED,
        /** Above zero and below the amount requested. */
        PARTIALLY_GRANTED,
        /** No grant, with a reason. */
        REFUSED,
        /** No grant because the request does not meet the conditions of the funder, with a reason. */
        INELIGIBLE;

        /** Whether the outcome has an amount. */
        public boolean grants() {
            return this == GRANTED || this == PARTIALLY_GRANTED;
        }
    }

    /** Whether the amount is valid for this outcome. */
    public boolean fits(BigDecimal requested) {
        return switch (outcome) {
            case GRANTED -> amount != null && amount.compareTo(requested) == 0;
            case PARTIALLY_GRANTED -> amount != null && amount.signum() > 0 && amount.compareTo(requested) < 0;
            case REFUSED, INELIGIBLE -> amount == null;
        };
    }

    /** Whether a refusal has its reason. */
    public boolean isExplained() {
        return outcome.grants() || (reason != null && !reason.isBlank());
    }
}
