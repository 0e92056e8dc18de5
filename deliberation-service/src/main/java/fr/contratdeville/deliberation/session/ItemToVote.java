package fr.contratdeville.deliberation.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The item of a ballot, and its session.
 *
 * @param discussedAt instant of the discussion and of its quorum check, if there is one
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
