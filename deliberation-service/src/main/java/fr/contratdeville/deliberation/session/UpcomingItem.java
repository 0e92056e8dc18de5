package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Quorum;
import java.util.UUID;

/**
 * An item of an agenda that is still to be dealt with.
 *
 * @param need the quorum that the law requires for it
 */
public record UpcomingItem(UUID id, int position, String title, ItemState state, Quorum.Need need) {
    static UpcomingItem of(AgendaItem item, Session session) {
        return new UpcomingItem(item.id(), item.position(), item.title(), item.state(), session.need(item));
    }
}
