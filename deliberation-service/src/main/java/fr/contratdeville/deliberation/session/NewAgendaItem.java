package fr.contratdeville.deliberation.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An item to put on the agenda of a session. */
@Schema(examples = """
        {"title": "Programmation 2019 du Contrat de Ville - Première tranche", "kind": "DELIBERATION",
         "text": "Pour 2019, un appel à projet a été lancé le 13 novembre 2018.",
         "operativePart": ["approuve le contenu de la 1ère tranche de la programmation 2019 du Contrat de ville"],
         "trancheId": null}""")
public record NewAgendaItem(
        @NotBlank @Size(max = 300) String title,
        @NotNull ItemKind kind,

        @Nullable
        @Size(min = 1, max = 100_000)
        @Schema(nullable = true, description = "The statement of reasons (exposé des motifs).")
        String text,

        @Nullable
        @Size(max = 50)
        @Schema(nullable = true, description = "The operative part (dispositif), paragraph by paragraph.")
        List<@NotBlank @Size(max = 5_000) String> operativePart,

        @Nullable
        @Schema(nullable = true, description = "The submitted tranche of programme-service that the item is about.")
        UUID trancheId,

        @Nullable
        @Schema(
                nullable = true,
                description =
                        "In a second session, the item of the first agenda that this one takes up again: it needs no"
                                + " quorum (rule Q6).")
        UUID firstAgendaItemId,

        @Nullable
        @Schema(
                nullable = true,
                description = "Whether it is an orientation of the politique de la ville, which a BUREAU cannot decide"
                        + " (rule A1); no where absent.",
                defaultValue = "false")
        Boolean orientation,

        @Nullable
        @Schema(
                nullable = true,
                description =
                        "Whether somebody is appointed, by secret ballot in up to three rounds (rules V7 and V8); no"
                                + " where absent.",
                defaultValue = "false")
        Boolean appointment) {

    boolean isOrientation() {
        return Boolean.TRUE.equals(orientation);
    }

    boolean isAppointment() {
        return Boolean.TRUE.equals(appointment);
    }

    List<String> operativePartOrNone() {
        return operativePart == null ? List.of() : operativePart;
    }

    /** An item leaves the agenda. */
    @Schema(name = "ItemExit", examples = """
            {"at": "2019-03-07T18:05:00+01:00", "reason": "Le rapporteur retire le dossier."}""")
    public record Exit(
            @Nullable @Schema(nullable = true, description = "Required once the session is open.")
            Instant at,

            @NotBlank @Size(max = 500) String reason) {}
}
