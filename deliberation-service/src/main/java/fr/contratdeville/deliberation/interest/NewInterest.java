package fr.contratdeville.deliberation.interest;

import fr.contratdeville.deliberation.law.Interest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An interest to declare: a body that a member sits in or runs. */
@Schema(examples = """
        {"organisation": "AGASEF", "kind": "PERSONAL", "capacity": "Présidente", "from": "2018-01-01", "until": null}""")
public record NewInterest(
        @NotBlank
        @Size(max = 200)
        @Schema(description = "The body, by its name or its acronym: as a carrier of actions is called.")
        String organisation,

        @NotNull
        @Schema(
                description = "PERSONAL: the member runs it, works for it or is paid by it. REPRESENTATIVE: the member"
                        + " represents the assembly there.")
        Interest kind,

        @Nullable
        @Size(min = 1, max = 200)
        @Schema(nullable = true, description = "What the member is there: president, treasurer, director.")
        String capacity,

        @NotNull @Schema(description = "Its first day.") LocalDate from,

        @Nullable @Schema(nullable = true, description = "Its last day; null while none is known.")
        LocalDate until) {

    /** The end of an interest. */
    @Schema(name = "InterestEnd", examples = """
            {"until": "2019-03-31"}""")
    public record End(
            @Nullable @Schema(nullable = true, description = "Its last day; null while none is known.")
            LocalDate until) {}
}
