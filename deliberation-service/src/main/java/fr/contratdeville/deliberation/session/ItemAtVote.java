package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.attendance.Sitting;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a ballot needs to know of the item that it is about, and of the session that it is held in. */
public record ItemAtVote(
        UUID itemId,
        Sitting sitting,
        UUID presidentId,
        boolean appointment,
        String title,
        Optional<String> text,
        List<String> operativePart,
        Optional<TrancheReference> tranche) {

    static ItemAtVote of(AgendaItem item, Session session) {
        return new ItemAtVote(
                item.id(),
                session.sitting(),
                session.presidentId(),
                item.appointment(),
                item.title(),
                Optional.ofNullable(item.text()),
                item.operativePart(),
                Optional.ofNullable(item.tranche()));
    }
}
