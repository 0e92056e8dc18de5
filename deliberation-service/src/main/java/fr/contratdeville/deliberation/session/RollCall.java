package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.History;
import fr.contratdeville.deliberation.law.Quorum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Presence and quorum of a session. It is an interface so that the package attendance can depend on the package
 * session, and not the other way round.
 */
public interface RollCall {

    /**
     * The data from which the rolls of a session are computed, read once.
     *
     * @param itemIds the items whose recusals are needed
     */
    History history(Sitting sitting, List<UUID> itemIds);

    /**
     * Records a quorum check in the ledger.
     *
     * @param itemId the item put to discussion; null on any other occasion
     */
    void record(Sitting sitting, Occasion occasion, @Nullable UUID itemId, Quorum.Need need, Instant at, Quorum quorum);

    /** Whether the last quorum check of a session counted no member as present. */
    boolean countedNobody(UUID sessionId);

    /** The current attendance counts. */
    AttendanceCounts counts(Sitting sitting);

    /** The instant of the latest event in the attendance log. */
    Optional<Instant> latestEvent(UUID sessionId);
}
