package fr.contratdeville.deliberation.http;

import fr.contratdeville.deliberation.law.Rule;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule that was applied. */
@Schema(examples = """
        {"id": "V1", "law": "CGCT, art. L2121-20"}""")
public record AppliedRule(String id, String law) {

    public static AppliedRule of(Rule rule) {
        return new AppliedRule(rule.name(), rule.law());
    }

    public static List<AppliedRule> of(List<Rule> rules) {
        return rules.stream().map(AppliedRule::of).toList();
    }
}
