package fr.contratdeville.deliberation.deliberation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How and when a deliberation was made public. */
@Embeddable
@Schema(examples = """
        {"on": "2019-03-19", "medium": "POSTING"}""")
public record Publication(
        @Column(name = "published_on") @NotNull @Schema(description = "The day; not before the session.")
        LocalDate on,

        @Column(name = "publication_medium")
        @Enumerated(EnumType.STRING)
        @NotNull
        @Schema(description = "By posting, or electronically: the only way for sessions from 1 July 2022 on (rule E2).")
        Medium medium) {

    /** By what means. */
    @Schema(name = "PublicationMedium")
    public enum Medium {
        /** Affichage. */
        POSTING,
        /** Publication électronique. */
        ELECTRONIC
    }

    /** The sending to the State's representative. */
    @Schema(name = "Transmission", examples = """
            {"on": "2019-03-19", "actIdentifier": "042-244200770-20190307-D20190008110-DE"}""")
    public record Transmission(
            @NotNull @Schema(description = "The day; not before the session.")
            LocalDate on,

            @NotBlank
            @Size(max = 60)
            @Schema(
                    description =
                            "What the act is called in ACTES: department, SIREN, day of the session, a number of the"
                                    + " collectivity's own that is unique over all years, and nature (rules E5 and E6).")
            String actIdentifier) {}
}
