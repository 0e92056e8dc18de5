package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision that a relay has claimed, or the day from which a decision is enforceable.
 *
 * @param enforceable empty for the decision itself
 * @param lease token of the claim; it is invalid after the next claim
 * @param attempts number of attempts, including this one
 */
record Delivery(
        UUID id, UUID trancheId, Decision decision, Optional<Enforceable> enforceable, UUID lease, int attempts) {

    @Override
    public String toString() {
        return (enforceable.isPresent() ? "Enforceability of " : "Decision ") + decision.number();
    }
}
