package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to create a mandate. */
@Schema(examples = """
        {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "quality": "TITULAR", "from": "2014-04-18",
         "until": null}""")
public record NewMandate(
        @NotNull UUID memberId,
        @NotNull Quality quality,

        @NotNull @Schema(description = "First day of the mandate.")
        LocalDate from,

        @Nullable @Schema(nullable = true, description = "Last day of the mandate. Null if unknown.")
        LocalDate until,

        @Nullable @Text(max = 500, lines = true) @Schema(nullable = true, description = CORRECTION)
        String correctionReason) {

    private static final String CORRECTION =
            "Reason of the correction. Required if members were counted in a session " + "of a day that this concerns.";

    /** The request to set the last day of a mandate. */
    @Schema(name = "MandateEnd", examples = """
            {"until": "2019-03-31"}""")
    public record End(
            @Nullable @Schema(nullable = true, description = "Last day of the mandate. Null if unknown.")
            LocalDate until,

            @Nullable @Text(max = 500, lines = true) @Schema(nullable = true, description = CORRECTION)
            String correctionReason) {}

    Mandate toMandate(UUID assemblyId) {
        return new Mandate(assemblyId, memberId, quality, from, until);
    }
}
