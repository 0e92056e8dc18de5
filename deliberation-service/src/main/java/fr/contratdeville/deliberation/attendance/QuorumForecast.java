package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.refusal.Applied;
import fr.contratdeville.deliberation.session.ItemState;
import fr.contratdeville.deliberation.session.UpcomingItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The effect on the remaining items if some members left. Nothing is recorded. */
@Schema(examples = """
        {"at": "2019-03-07T18:10:00+01:00", "leavingIds": ["01a20a3c-2cd2-7c8f-8565-0d1756167e97"],
         "items": [{"itemId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "position": 1,
                    "title": "Programmation 2019 du Contrat de Ville - Première tranche", "state": "LISTED",
                    "inExercise": 69, "presentNow": 55, "present": 54, "required": 35, "falls": false,
                    "voices": 54, "rules": []}]}""")
public record QuorumForecast(
        @Schema(description = "The instant of the attendance log that the forecast is based on.")
        Instant at,

        List<UUID> leavingIds,
        List<Item> items) {

    /** One item. */
    @Schema(name = "ItemForecast")
    public record Item(
            UUID itemId,
            int position,
            String title,
            ItemState state,
            int inExercise,

            @Schema(description = "Members present now, without those recused.")
            int presentNow,

            @Schema(description = "Members that would still be present, without those recused.")
            int present,

            @Schema(description = "Members required for the quorum. 0 if no quorum is required (rule Q6).")
            int required,

            @Schema(
                    description = "Whether the item would be postponed because its quorum would not be met (rule "
                            + "Q4). An item in discussion keeps its quorum (rule Q5).")
            boolean falls,

            @Schema(description = "Number of voices (votes that could be cast) that would remain, proxies included.")
            int voices,

            List<AppliedRule> rules) {

        static Item of(UpcomingItem item, int presentNow, Quorum after, boolean falls, int voices) {
            return new Item(
                    item.id(),
                    item.position(),
                    item.title(),
                    item.state(),
                    after.inExercise(),
                    presentNow,
                    after.present(),
                    after.required(),
                    falls,
                    voices,
                    Applied.of(after.rules()));
        }
    }
}
