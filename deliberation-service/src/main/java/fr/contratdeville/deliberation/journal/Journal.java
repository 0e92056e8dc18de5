package fr.contratdeville.deliberation.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The journal of sessions: the events in the order of their recording. The live view follows it, and a session can be
 * replayed from it together with attendance, proxies, recusals and ballots.
 */
@ApplicationScoped
public class Journal implements PanacheRepositoryBase<SessionEvent, SessionEvent.Place> {
    private final Clock clock;
    private final Event<Written> written;

    Journal(Clock clock, Event<Written> written) {
        this.clock = clock;
        this.written = written;
    }

    /** Fired for each write to the journal of a session; observed after the commit. */
    public record Written(UUID sessionId) {}

    /**
     * Writes one line, in the transaction of the change. The caller has locked the session, so that the numbers have no
     * gap.
     */
    @Transactional(TxType.MANDATORY)
    public void write(UUID sessionId, JournalEntry line) {
        write(sessionId, List.of(line));
    }

    /** Writes some lines. */
    @Transactional(TxType.MANDATORY)
    public void write(UUID sessionId, List<JournalEntry> lines) {
        var last = last(sessionId);
        for (var line : lines) {
            persist(new SessionEvent(new SessionEvent.Place(sessionId, ++last), line, clock.instant()));
        }
        written.fire(new Written(sessionId));
    }

    /** Makes all reads of the transaction use one snapshot. Must be called before the first read. */
    @Transactional(TxType.MANDATORY)
    public void useSnapshot() {
        getEntityManager()
                .createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** The number of the last line; 0 if there is none. */
    @Transactional
    public int last(UUID sessionId) {
        return find("place.sessionId = ?1 order by place.sequence desc", sessionId)
                .page(0, 1)
                .firstResultOptional()
                .map(event -> event.place().sequence())
                .orElse(0);
    }

    /** The numbers of the last lines of some sessions. */
    @Transactional
    public Map<UUID, Integer> lasts(Collection<UUID> sessionIds) {
        return sessionIds.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select place.sessionId, max(place.sequence) from SessionEvent"
                                        + " where place.sessionId in :sessions group by place.sessionId",
                                Object[].class)
                        .setParameter("sessions", sessionIds)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
    }

    /** The corrections of a session, in order. */
    @Transactional
    public List<JournalLine> corrections(UUID sessionId) {
        return stream(
                        "place.sessionId = ?1 and reason is not null and kind <> ?2 order by place.sequence",
                        sessionId,
                        EventKind.DELIVERY_SET_ASIDE)
                .map(JournalLine::of)
                .toList();
    }

    /** The number of the line that opened a ballot. */
    @Transactional
    public int opening(UUID sessionId, UUID ballotId) {
        return find(
                        "place.sessionId = ?1 and ballotId = ?2 and kind = ?3",
                        sessionId,
                        ballotId,
                        EventKind.BALLOT_OPENED)
                .firstResultOptional()
                .map(event -> event.place().sequence())
                .orElse(0);
    }

    /** The lines after a number, in order. */
    @Transactional
    public List<JournalLine> after(UUID sessionId, int sequence, int limit) {
        return find("place.sessionId = ?1 and place.sequence > ?2 order by place.sequence", sessionId, sequence)
                .page(0, limit)
                .stream()
                .map(JournalLine::of)
                .toList();
    }
}
