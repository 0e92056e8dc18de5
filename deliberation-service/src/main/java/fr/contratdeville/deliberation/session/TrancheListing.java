package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Refusal;
import fr.contratdeville.deliberation.outbox.HeldTranche;
import fr.contratdeville.deliberation.outbox.Holding;
import fr.contratdeville.deliberation.programme.Answer;
import fr.contratdeville.deliberation.programme.Hold;
import fr.contratdeville.deliberation.programme.Programme;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the tranche of an item before the assembly: programme-service holds it for the item from now on. It must not be
 * called in a transaction.
 */
@ApplicationScoped
class TrancheListing {
    private final Programme programme;
    private final Holding holding;

    TrancheListing(Programme programme, Holding holding) {
        this.programme = programme;
        this.holding = holding;
    }

    /**
     * Holds the tranche of an item that is about to be listed or replaced.
     *
     * @return the tranche as it is held; empty if the item has none
     */
    Optional<TrancheReference> hold(UUID itemId, NewAgendaItem content, LocalDate day) {
        content.requireConsistent();
        if (content.trancheId() == null) {
            return Optional.empty();
        }
        var tranche = programme.tranche(content.trancheId()).orElseThrow(() -> unknown(content));
        if (!tranche.isSubmitted()) {
            throw notSubmitted(tranche.state());
        }
        var reference = TrancheReference.of(tranche);
        var hold = new Hold(itemId, content.title(), day, reference.version(), reference.digest());
        if (holding.announce(new HeldTranche(reference.id(), hold)) instanceof Answer.Refused refused) {
            throw refused.problem().isHeld()
                    ? Reason.TRANCHE_ALREADY_LISTED.refusal().at("trancheId")
                    : refused.problem().isChanged() ? changed(content) : Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
        return Optional.of(reference);
    }

    /** It was withdrawn since it was read. If it is submitted again, the same request can succeed. */
    private Refusal changed(NewAgendaItem content) {
        return programme
                .tranche(content.trancheId())
                .map(tranche ->
                        tranche.isSubmitted() ? Reason.PROGRAMME_UNAVAILABLE.refusal() : notSubmitted(tranche.state()))
                .orElseGet(() -> unknown(content));
    }

    private static Refusal notSubmitted(String state) {
        return Reason.TRANCHE_NOT_SUBMITTED.refusal(state).at("trancheId");
    }

    private static Refusal unknown(NewAgendaItem content) {
        return CommonReason.UNKNOWN_REFERENCE.refusal(content.trancheId()).at("trancheId");
    }
}
