package fr.contratdeville.programme.feed;

import java.time.Instant;
import java.util.UUID;

/** One item of a feed. It is stored as JSON when it happens and never changes. */
public interface Change {
    UUID eventId();

    Instant occurredAt();
}
