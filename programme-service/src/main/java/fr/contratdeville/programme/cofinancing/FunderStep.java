package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The short request bodies of a funder. */
public final class FunderStep {
    private FunderStep() {}

    /** The funder started its review. */
    @Schema(name = "CofinancingReview", examples = "{\"version\": 1}")
    public record Review(
            @NotNull @Min(1) @Schema(description = "The version under review.")
            Integer version) {}

    /** The funder returns the request for correction. */
    @Schema(name = "CorrectionRequested", examples = """
            {"version": 1, "reason": "Le plan de financement ne mentionne pas la participation de la commune."}""")
    public record Return(
            @NotNull @Min(1) @Schema(description = "The version that is returned.")
            Integer version,

            @NotNull @Text(max = 2000, lines = true) @Schema(description = "The correction that is required.")
            String reason) {}

    /** The funder notified its decision to the collectivity. */
    @Schema(name = "DecisionNotification", examples = "{\"notifiedOn\": \"2019-04-26\"}")
    public record Notification(
            @NotNull
            @PastOrPresent
            @Schema(
                    description =
                            "Day of the notification (Europe/Paris). Not before the decision and not in the future.")
            LocalDate notifiedOn) {}
}
