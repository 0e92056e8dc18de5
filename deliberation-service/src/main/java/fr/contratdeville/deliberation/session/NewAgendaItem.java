package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to add an item to an agenda. */
@Schema(examples = """
        {"title": "Programmation 2019 du Contrat de Ville - Première tranche", "kind": "DELIBERATION",
         "text": "Pour 2019, un appel à projet a été lancé le 13 novembre 2018.",
         "operativePart": ["approuve le contenu de la 1ère tranche de la programmation 2019 du Contrat de ville"],
         "trancheId": null}""")
public record NewAgendaItem(
        @NotNull @Text(max = 300) String title,
        @NotNull ItemKind kind,

        @Nullable
        @Text(max = 100_000, lines = true)
        @Schema(nullable = true, description = "Statement of reasons (exposé des motifs).")
        String text,

        @Nullable
        @Size(max = 50)
        @Schema(
                nullable = true,
                description = "Operative part (dispositif), one string per paragraph: what the assembly decides.")
        List<@NotNull @Text(max = 5_000, lines = true) String> operativePart,

        @Nullable
        @Schema(
                nullable = true,
                description = "Id of a submitted tranche of programme-service on which the item decides.")
        UUID trancheId,

        @Nullable
        @Schema(
                nullable = true,
                description = "Second session only: the item of the first agenda that this one takes up. It "
                        + "needs no quorum (rule Q6).")
        UUID firstAgendaItemId,

        @Nullable
        @Schema(
                nullable = true,
                description = "Whether the item is an orientation of the politique de la ville (the public "
                        + "policy for poor districts), which a BUREAU cannot decide (rule A1). Default: "
                        + "false.",
                defaultValue = "false")
        Boolean orientation,

        @Nullable
        @Schema(
                nullable = true,
                description = "Whether the item is an appointment: the election of a person by secret ballot in "
                        + "up to three rounds (rules V7 and V8). Default: false.",
                defaultValue = "false")
        Boolean appointment) {

    /** @throws fr.contratdeville.conventions.refusal.Refusal if it cannot have a tranche or an appointment */
    void requireConsistent() {
        if (kind == ItemKind.INFORMATION && isAppointment()) {
            throw Reason.NOTHING_TO_VOTE.refusal().at("appointment");
        }
        if (kind == ItemKind.INFORMATION && trancheId != null) {
            throw Reason.NOTHING_TO_VOTE.refusal().at("trancheId");
        }
        if (isAppointment() && trancheId != null) {
            throw CommonReason.INVALID_REQUEST.refusal().at("trancheId");
        }
    }

    boolean isOrientation() {
        return Boolean.TRUE.equals(orientation);
    }

    boolean isAppointment() {
        return Boolean.TRUE.equals(appointment);
    }

    List<String> operativePartOrNone() {
        return operativePart == null ? List.of() : operativePart;
    }

    /** The request to withdraw or postpone an item. */
    @Schema(name = "ItemExit", examples = """
            {"at": "2019-03-07T18:05:00+01:00", "reason": "Le rapporteur retire le dossier."}""")
    public record Exit(
            @Nullable
            @Schema(nullable = true, description = "Instant, ISO 8601 with offset. Required when the session is open.")
            Instant at,

            @NotNull @Text(max = 500, lines = true) String reason) {}
}
