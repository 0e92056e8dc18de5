package fr.contratdeville.deliberation.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What the attendance log and the quorum need to know of a session.
 *
 * @param heldOn the day of the session, on which members are in exercise or not
 * @param countedUntil up to which instant the members present have been counted, for a quorum or a ballot; the log is
 *     closed up to there
 */
public record Sitting(UUID sessionId, UUID assemblyId, LocalDate heldOn, Optional<Instant> countedUntil) {}
