package fr.contratdeville.deliberation.rulebook;

import fr.contratdeville.deliberation.law.Regime;
import fr.contratdeville.deliberation.law.Rule;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The rules that apply to a session on a day. */
@Schema(name = "Law", examples = """
        {"on": "2019-03-07", "regime": "OF_2019",
         "rules": [{"id": "Q1", "article": "CGCT, art. L2121-17",
                    "content": "a majority of the members in exercise must be physically present.",
                    "from": "1996-02-24", "until": null}]}""")
public record LawView(
        LocalDate on,

        @Schema(description = "Name of the legal regime of that day, as in the views of sessions.")
        Regime regime,

        List<RuleView> rules) {

    /** A legal rule, with its first and its last day. */
    @Schema(name = "LawRule", examples = """
            {"id": "Q1", "article": "CGCT, art. L2121-17",
             "content": "a majority of the members in exercise must be physically present.", "from": "1996-02-24",
             "until": null}""")
    public record RuleView(
            @Schema(description = "Id of the rule, as in the answers.")
            String id,

            @Schema(description = "Text of law, case law or practice that the rule is based on.")
            String article,

            String content,

            @Schema(description = "First day of the sessions to which the rule applies.")
            LocalDate from,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Last day of the sessions to which it applies. Null while the rule is in force.")
            LocalDate until) {

        static RuleView of(Rule rule) {
            return new RuleView(
                    rule.name(),
                    rule.article(),
                    rule.content(),
                    rule.from(),
                    rule.until().orElse(null));
        }
    }

    static LawView on(LocalDate day) {
        var regime = Regime.on(day);
        return new LawView(
                day, regime, regime.rules().stream().map(RuleView::of).toList());
    }
}
