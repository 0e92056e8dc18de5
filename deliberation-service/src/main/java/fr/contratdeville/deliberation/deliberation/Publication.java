package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.conventions.value.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The publication of a deliberation. */
@Embeddable
@Schema(examples = """
        {"on": "2019-03-19", "medium": "POSTING"}""")
public record Publication(
        @Column(name = "published_on")
        @NotNull
        @Schema(description = "Day of the publication; not before the session and not in the future.")
        LocalDate on,

        @Column(name = "publication_medium")
        @Enumerated(EnumType.STRING)
        @NotNull
        @Schema(
                description = "On a notice board (affichage) or electronically. For sessions from 1 July 2022, "
                        + "only electronically (rule E2).")
        Medium medium) {

    /** The medium of a publication. */
    @Schema(name = "PublicationMedium")
    public enum Medium {
        /** On a notice board (affichage). */
        POSTING,
        /** Electronic (publication électronique). */
        ELECTRONIC
    }

    /** The transmission to the State's representative. */
    @Schema(name = "Transmission", examples = """
            {"on": "2019-03-19", "actIdentifier": "042-244200770-20190307-D20190008110-DE"}""")
    public record Transmission(
            @NotNull @Schema(description = "Day of the transmission; not before the session and not in the future.")
            LocalDate on,

            @NotNull
            @Text(max = 60)
            @Schema(
                    description = "Identifier of the act in ACTES: department, SIREN, day of the session, a number "
                            + "that the collectivity chooses and never uses twice, and nature (rules E5 and E6).")
            String actIdentifier) {}
}
