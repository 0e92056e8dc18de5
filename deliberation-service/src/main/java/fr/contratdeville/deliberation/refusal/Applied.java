package fr.contratdeville.deliberation.refusal;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.Rule;
import java.util.List;

/** Converts rules of the law to the form used in answers. */
public final class Applied {
    private Applied() {}

    public static AppliedRule of(Rule rule) {
        return new AppliedRule(rule.name(), rule.law());
    }

    public static List<AppliedRule> of(List<Rule> rules) {
        return rules.stream().map(Applied::of).toList();
    }
}
