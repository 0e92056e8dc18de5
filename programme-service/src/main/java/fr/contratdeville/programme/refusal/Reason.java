package fr.contratdeville.programme.refusal;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.conventions.refusal.Kind;
import fr.contratdeville.programme.rules.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All reasons for which this service refuses a request, each with the rule that it applies, if any. */
public enum Reason implements fr.contratdeville.conventions.refusal.Reason {
    TRANCHE_FROZEN(Kind.STATE),
    TRANCHE_NOT_SUBMITTED(Kind.STATE),
    TRANCHE_EMPTY(Kind.STATE),
    TRANCHE_HELD(Kind.STATE),
    HOLD_NOT_OVERDUE(Kind.STATE),
    OBJECT_CHANGED(Kind.STATE),
    ALREADY_DECIDED(Kind.STATE),
    ALREADY_ENFORCEABLE(Kind.STATE),
    TRANCHE_NOT_ADOPTED(Kind.STATE),
    REQUEST_MOVED_ON(Kind.STATE),
    VERSION_SUPERSEDED(Kind.STATE, Rule.F14),
    ALREADY_RECORDED(Kind.STATE),
    CONTRIBUTION_ABOVE_COST(Kind.CONTENT, Rule.F6),
    CONTRIBUTION_MISSING(Kind.CONTENT, Rule.F7),
    COFINANCING_REQUESTED(Kind.STATE, Rule.F10),
    DUPLICATE_ACTION(Kind.STATE, Rule.F12),
    FINANCING_PLAN_UNBALANCED(Kind.CONTENT, Rule.F10),
    REQUESTED_ABOVE_COST(Kind.CONTENT, Rule.F10),
    REQUESTED_NOT_IN_PLAN(Kind.CONTENT, Rule.F10),
    COFINANCING_OF_ANOTHER_BODY(Kind.CONTENT, Rule.F10),
    GRANT_NOT_AS_REQUESTED(Kind.CONTENT, Rule.F15),
    REFUSAL_WITHOUT_REASON(Kind.CONTENT, Rule.F15),
    PAID_ABOVE_GRANT(Kind.CONTENT, Rule.F8),
    WEBHOOK_ADDRESS_REFUSED(Kind.CONTENT);

    private final Kind kind;
    private final @Nullable Rule rule;

    Reason(Kind kind) {
        this(kind, null);
    }

    Reason(Kind kind, @Nullable Rule rule) {
        this.kind = kind;
        this.rule = rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Optional<AppliedRule> rule() {
        return Optional.ofNullable(rule).map(applied -> new AppliedRule(applied.name(), applied.law()));
    }
}
