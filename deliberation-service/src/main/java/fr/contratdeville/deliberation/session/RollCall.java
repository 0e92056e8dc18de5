package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.History;
import fr.contratdeville.deliberation.law.Quorum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is present in a session and who counts. It is an interface so that the package that records the attendance can depend on
 * sessions, and not the other way round.
 */
public interface RollCall {

    /**
     * All that the rolls of a session follow from, read once.
     *
     * @param itemIds the items whose recusals are needed
     */
    History history(Sitting sitting, List<UUID> itemIds);

    /**
     * Writes a quorum to the ledger.
     *
     * @param itemId the item that is put to discussion; null on any other occasion
     */
    void record(Sitting sitting, Occasion occasion, @Nullable UUID itemId, Quorum.Need need, Instant at, Quorum quorum);

    /** How the members in exercise divide now. */
    AttendanceCounts counts(Sitting sitting);

    /** The instant of the latest event in the attendance log. */
    Optional<Instant> latestEvent(UUID sessionId);
}
