package fr.contratdeville.deliberation.rulebook;

import fr.contratdeville.deliberation.law.Regime;
import fr.contratdeville.deliberation.law.Rule;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The rules that apply to a session of a day. */
@Schema(name = "Law", examples = """
        {"on": "2019-03-07", "regime": "OF_2019",
         "rules": [{"id": "Q1", "article": "CGCT, art. L2121-17",
                    "content": "a majority of the members in exercise is physically present.",
                    "from": "1996-02-24", "until": null}]}""")
public record LawView(
        LocalDate on,

        @Schema(description = "The law of that day, as sessions name it.")
        Regime regime,

        List<RuleView> rules) {

    /** A rule of law, with its first and its last day. */
    @Schema(name = "LawRule", examples = """
            {"id": "Q1", "article": "CGCT, art. L2121-17",
             "content": "a majority of the members in exercise is physically present.", "from": "1996-02-24",
             "until": null}""")
    public record RuleView(
            @Schema(description = "As answers name it.") String id,

            @Schema(description = "The text of law, the case law or the usage that it comes from.")
            String article,

            String content,

            @Schema(description = "The first day of sessions that it applies to.")
            LocalDate from,

            @Nullable @Schema(nullable = true, description = "The last day; null while the rule is in force.")
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
