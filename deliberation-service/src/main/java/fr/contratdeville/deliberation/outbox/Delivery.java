package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that a relay has claimed: a decision, the day from which it is enforceable, or the comparison of a hold.
 *
 * @param decision empty for the comparison of the hold of the tranche
 * @param enforceable empty for the decision itself
 * @param lease token of the claim; it is invalid after the next claim
 * @param attempts number of attempts, including this one
 */
record Delivery(
        UUID id,
        UUID trancheId,
        Optional<Decision> decision,
        Optional<Enforceable> enforceable,
        UUID lease,
        int attempts) {

    @Override
    public String toString() {
        return decision.map(
                        decided -> (enforceable.isPresent() ? "Enforceability of " : "Decision ") + decided.number())
                .orElseGet(() -> "Hold of tranche " + trancheId);
    }
}
