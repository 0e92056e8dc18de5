package fr.contratdeville.deliberation.interest;

import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.deliberation.law.Interest;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to declare an interest. */
@Schema(examples = """
        {"organisation": "AGASEF", "kind": "PERSONAL", "capacity": "Présidente", "from": "2018-01-01", "until": null}""")
public record NewInterest(
        @NotNull
        @Text(max = 200)
        @Schema(
                description =
                        "Name or acronym of the body, as programme-service writes it for a carrier of " + "actions.")
        String organisation,

        @NotNull
        @Schema(
                description = "PERSONAL: the member manages the body, works for it or is paid by it. "
                        + "REPRESENTATIVE: the member represents the assembly there.")
        Interest kind,

        @Nullable
        @Text(max = 200)
        @Schema(nullable = true, description = "Position of the member in the body: president, treasurer, director.")
        String capacity,

        @NotNull @Schema(description = "First day of the interest.")
        LocalDate from,

        @Nullable @Schema(nullable = true, description = "Last day of the interest. Null if unknown.")
        LocalDate until) {

    /** The request to set the last day of an interest. */
    @Schema(name = "InterestEnd", examples = """
            {"until": "2019-03-31"}""")
    public record End(
            @Nullable @Schema(nullable = true, description = "Last day of the interest. Null if unknown.")
            LocalDate until) {}
}
