package fr.contratdeville.deliberation.deliberation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The view of the register of an assembly in a year. */
@Schema(name = "Register", examples = """
        {"assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "year": 2019, "nextNumber": 81, "inUse": false}""")
public record RegisterView(
        UUID assemblyId,
        int year,

        @Schema(description = "Number of the next deliberation.")
        int nextNumber,

        @Schema(
                description = "Whether a number of the series was assigned by this service. The next number then "
                        + "cannot be set any more.")
        boolean inUse) {

    /** The request to continue a register that began in another system. */
    @Schema(name = "RegisterTakenOver", examples = """
            {"nextNumber": 81}""")
    public record TakenOver(
            @NotNull @Min(1) @Max(SeriesNumber.LAST) Integer nextNumber) {}
}
