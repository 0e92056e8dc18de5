package fr.contratdeville.programme.cofinancing;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shorter of the things that a funder tells of a request. */
public final class FunderStep {
    private FunderStep() {}

    /** The funder looks into it. */
    @Schema(name = "CofinancingReview", examples = "{\"version\": 1}")
    public record Review(
            @NotNull @Min(1) @Schema(description = "The version that is looked into.")
            Integer version) {}

    /** The funder wants it otherwise. */
    @Schema(name = "CorrectionRequested", examples = """
            {"version": 1, "reason": "Le plan de financement ne mentionne pas la participation de la commune."}""")
    public record Return(
            @NotNull @Min(1) @Schema(description = "The version that is returned.")
            Integer version,

            @NotBlank @Size(max = 2000) @Schema(description = "What has to be corrected.")
            String reason) {}

    /** The funder has told the collectivity of its decision, in due form. */
    @Schema(name = "DecisionNotification", examples = "{\"notifiedOn\": \"2019-04-26\"}")
    public record Notification(
            @NotNull
            @PastOrPresent
            @Schema(
                    description =
                            "The day of the notification: neither before the decision nor a day to come, in Paris.")
            LocalDate notifiedOn) {}
}
