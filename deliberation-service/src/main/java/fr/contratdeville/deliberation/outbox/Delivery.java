package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Decision;
import java.util.UUID;

/**
 * A decision that one relay holds and is to deliver.
 *
 * @param lease what it is held by: whoever comes with another one has lost it
 * @param attempts this one included
 */
record Delivery(UUID id, UUID trancheId, Decision decision, UUID lease, int attempts) {}
