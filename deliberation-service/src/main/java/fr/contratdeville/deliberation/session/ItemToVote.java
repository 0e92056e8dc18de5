package fr.contratdeville.deliberation.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a ballot needs to know of the item that it is about, and of the session that it is held in.
 *
 * @param discussedAt when the item was put to discussion and its quorum taken, if it was
 */
public record ItemToVote(
        UUID itemId,
        Sitting sitting,
        UUID presidentId,
        Optional<Instant> discussedAt,
        boolean appointment,
        String title,
        Optional<String> text,
        List<String> operativePart,
        Optional<TrancheReference> tranche) {

    static ItemToVote of(AgendaItem item, Session session) {
        return new ItemToVote(
                item.id(),
                session.sitting(),
                session.presidentId(),
                Optional.ofNullable(item.discussedAt()),
                item.appointment(),
                item.title(),
                Optional.ofNullable(item.text()),
                item.operativePart(),
                Optional.ofNullable(item.tranche()));
    }
}
