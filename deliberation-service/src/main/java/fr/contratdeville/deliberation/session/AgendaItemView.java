package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of an item of an agenda. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "sessionId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3",
         "position": 1, "kind": "DELIBERATION", "title": "Programmation 2019 du Contrat de Ville - Première tranche",
         "text": null, "operativePart": [], "convened": true, "tranche": null, "state": "IN_DISCUSSION",
         "outcome": null, "reason": null, "discussedAt": "2019-03-07T18:05:00+01:00", "endedAt": null,
         "firstAgendaItemId": null, "orientation": false, "appointment": false}""")
public record AgendaItemView(
        UUID id,
        UUID sessionId,
        int position,
        ItemKind kind,
        String title,
        @Nullable @Schema(nullable = true) String text,
        List<String> operativePart,

        @Schema(
                description =
                        "Whether the item was on the convocation. Only such items can be voted on (rule " + "C2).")
        boolean convened,

        @Nullable @Schema(nullable = true) TrancheReference tranche,
        ItemState state,

        @Nullable @Schema(nullable = true, description = "Null until the item is VOTED.")
        Outcome outcome,

        @Nullable @Schema(nullable = true, description = "Reason why the item left the agenda.")
        String reason,

        @Nullable @Schema(nullable = true) Instant discussedAt,
        @Nullable @Schema(nullable = true) Instant endedAt,

        @Nullable
        @Schema(
                nullable = true,
                description = "The item of the first agenda that this item of a second session takes up.")
        UUID firstAgendaItemId,

        @Schema(
                description = "Whether the item is an orientation of the politique de la ville, the public "
                        + "policy for poor districts (rule A1).")
        boolean orientation,

        @Schema(description = "Whether the item is an appointment: the election of a person (rules V7 and V8).")
        boolean appointment) {

    static AgendaItemView of(AgendaItem item) {
        return new AgendaItemView(
                item.id(),
                item.sessionId(),
                item.position(),
                item.kind(),
                item.title(),
                item.text(),
                item.operativePart(),
                item.convened(),
                item.tranche(),
                item.state(),
                item.outcome(),
                item.reason(),
                item.discussedAt(),
                item.endedAt(),
                item.firstAgendaItemId(),
                item.orientation(),
                item.appointment());
    }
}
