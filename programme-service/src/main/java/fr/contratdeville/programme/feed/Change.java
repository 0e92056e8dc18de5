package fr.contratdeville.programme.feed;

import java.time.Instant;
import java.util.UUID;

/** One item of a feed. It is written down as JSON when it happens, and never again. */
public interface Change {
    UUID eventId();

    Instant occurredAt();
}
