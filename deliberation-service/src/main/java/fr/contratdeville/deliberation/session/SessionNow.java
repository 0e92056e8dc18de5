package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Quorum;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session now, for those who follow it.
 *
 * @param need what the law asks for its quorum: that of the item, or of the session where there is none
 * @param item the item in discussion, or the one dealt with last
 */
public record SessionNow(
        Sitting sitting,
        SessionState state,
        @Nullable UUID presidentId,
        @Nullable UUID secretaryId,
        Quorum.Need need,
        Optional<Item> item) {

    /** The item that the session is at. */
    @Schema(name = "LiveItem", examples = """
            {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "position": 1,
             "title": "Programmation 2019 du Contrat de Ville - Première tranche", "state": "IN_DISCUSSION"}""")
    public record Item(UUID id, int position, String title, ItemState state) {
        static Item of(AgendaItem item) {
            return new Item(item.id(), item.position(), item.title(), item.state());
        }
    }

    static SessionNow of(Session session, Optional<AgendaItem> item) {
        return new SessionNow(
                session.sitting(),
                session.state(),
                session.presidentId(),
                session.secretaryId(),
                item.map(session::need).orElseGet(session::need),
                item.map(Item::of));
    }
}
