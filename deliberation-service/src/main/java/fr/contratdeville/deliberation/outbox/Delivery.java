package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import java.util.Optional;
import java.util.UUID;

/**
 * What one relay holds and is to deliver: a decision, or from when it has effect.
 *
 * @param enforceable empty where the decision itself is to be told
 * @param lease what it is held by: whoever comes with another one has lost it
 * @param attempts this one included
 */
record Delivery(
        UUID id, UUID trancheId, Decision decision, Optional<Enforceable> enforceable, UUID lease, int attempts) {

    @Override
    public String toString() {
        return (enforceable.isPresent() ? "Enforceability of " : "Decision ") + decision.number();
    }
}
