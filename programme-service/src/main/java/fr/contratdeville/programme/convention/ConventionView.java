package fr.contratdeville.programme.convention;

import fr.contratdeville.programme.action.ActionView;
import fr.contratdeville.programme.rules.ConventionReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A convention, in answers. */
@Schema(examples = """
        {"id": "01a20a3d-1000-7c8f-8565-0d1756167e9b", "actionId": "01a20a3c-2f00-7c8f-8565-0d1756167e99",
         "title": "Fabrique à entreprendre", "carrier": "MIFE", "contribution": "62700.00", "state": "REQUIRED",
         "reasons": ["OPERATING_ABOVE_THRESHOLD"]}""")
public record ConventionView(
        UUID id,
        UUID actionId,
        @Schema(description = "Title of the action.") String title,
        String carrier,

        @Schema(description = "Amount of the grant, in euros.")
        BigDecimal contribution,

        Convention.State state,

        @Schema(description = "Why the grant requires the convention (rule F4).")
        List<ConventionReason> reasons) {

    static ConventionView of(Convention convention, ActionView action) {
        return new ConventionView(
                convention.id(),
                convention.actionId(),
                action.title(),
                action.carrier().name(),
                action.contribution(),
                convention.state(),
                convention.reasons());
    }
}
