package fr.contratdeville.programme.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a funder answers to a request (rule F15). */
public record Grant(
        Outcome outcome,
        @Nullable BigDecimal amount,
        @Nullable String reason) {
    /** How a funder decides. */
    public enum Outcome {
        /** All that was requested. */
        GRANTED,
        /** Less than that, and more than nothing. */
        PARTIALLY_GRANTED,
        /** Nothing, for a reason. */
        REFUSED,
        /** Nothing, for the request is none that this funder could grant; with the reason. */
        INELIGIBLE;

        /** Whether any money comes of it. */
        public boolean grants() {
            return this == GRANTED || this == PARTIALLY_GRANTED;
        }
    }

    /** Whether the amount is one that this outcome can have; a refusal has none. */
    public boolean fits(BigDecimal requested) {
        return switch (outcome) {
            case GRANTED -> amount != null && amount.compareTo(requested) == 0;
            case PARTIALLY_GRANTED -> amount != null && amount.signum() > 0 && amount.compareTo(requested) < 0;
            case REFUSED, INELIGIBLE -> amount == null;
        };
    }

    /** Whether it says why, where it has to. */
    public boolean isExplained() {
        return outcome.grants() || (reason != null && !reason.isBlank());
    }
}
