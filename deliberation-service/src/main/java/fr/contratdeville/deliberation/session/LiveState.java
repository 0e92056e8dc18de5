package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Quorum;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a session, for the live view.
 *
 * @param need the quorum that the law requires for the item, or for the session if there is none
 * @param item the item in discussion, or the last one that was dealt with
 */
public record LiveState(
        Sitting sitting,
        SessionState state,
        @Nullable UUID presidentId,
        @Nullable UUID secretaryId,
        Quorum.Need need,
        Optional<Item> item) {

    /** The current item. */
    @Schema(name = "LiveItem", examples = """
            {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "position": 1,
             "title": "Programmation 2019 du Contrat de Ville - Première tranche", "state": "IN_DISCUSSION"}""")
    public record Item(UUID id, int position, String title, ItemState state) {
        static Item of(AgendaItem item) {
            return new Item(item.id(), item.position(), item.title(), item.state());
        }
    }

    static LiveState of(Session session, Optional<AgendaItem> item) {
        return new LiveState(
                session.sitting(),
                session.state(),
                session.presidentId(),
                session.secretaryId(),
                item.map(session::need).orElseGet(session::need),
                item.map(Item::of));
    }
}
