package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Answer;
import fr.contratdeville.deliberation.programme.Programme;
import fr.contratdeville.deliberation.programme.Tranche;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The holds in programme-service: an item that is on an agenda holds its tranche, which then cannot be withdrawn. Nothing
 * here runs in a transaction.
 *
 * <p>The agenda decides. Whoever changes it enqueues a comparison ({@link Outbox#compareHold}), which later ends a hold
 * that no item needs and puts one that is missing. Before a tranche is put on an agenda and before its ballot opens, the
 * hold is put at once, and must be accepted.
 */
@ApplicationScoped
public class Holding {
    /** The maximum number of calls of a comparison. */
    static final int MOST_CALLS = 3;

    private final Deliveries deliveries;
    private final Programme programme;
    private final OutboxConfig config;

    Holding(Deliveries deliveries, Programme programme, OutboxConfig config) {
        this.deliveries = deliveries;
        this.programme = programme;
        this.config = config;
    }

    /**
     * Holds a tranche for an item that is about to be put on an agenda. A comparison is enqueued first: if the item is not
     * stored in the end, the hold ends.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 503 if there is no usable answer
     */
    public Answer announce(HeldTranche held) {
        deliveries.addComparisonNow(held.trancheId(), config.compareAfter());
        return required(put(held));
    }

    /**
     * Renews the hold of an item whose ballot is about to open.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 409 if the tranche is no longer as it was listed, 503 if
     *     there is no usable answer
     */
    public void renew(HeldTranche held) {
        deliveries.addComparisonNow(held.trancheId(), config.compareAfter());
        if (required(put(held)) instanceof Answer.Refused refused) {
            if (!refused.problem().isChanged()) {
                // For example another item holds it. The agenda has this item alone, so that hold is about to end.
                throw Reason.PROGRAMME_UNAVAILABLE.refusal();
            }
            var now = programme.tranche(held.trancheId());
            throw Reason.OBJECT_CHANGED.refusal(
                    held.hold().version(),
                    held.hold().digest(),
                    now.map(tranche -> String.valueOf(tranche.version())).orElse("-"),
                    now.map(Tranche::state).orElse("-"));
        }
    }

    private static Answer required(Answer answer) {
        if (answer instanceof Answer.Unavailable) {
            throw Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
        return answer;
    }

    /** Puts a hold. If another item holds the tranche, it may be one that no longer needs it. */
    private Answer put(HeldTranche held) {
        var answer = programme.hold(held.trancheId(), held.hold());
        return answer instanceof Answer.Refused refused
                        && refused.problem().isHeld()
                        && compare(held.trancheId()) instanceof Answer.Accepted
                ? programme.hold(held.trancheId(), held.hold())
                : answer;
    }

    /**
     * Makes the hold of a tranche equal to the agenda. The hold ends only if nothing has changed it since it was read: a
     * ballot that opens at the same time renews it.
     */
    Answer compare(UUID trancheId) {
        return Answer.of(() -> {
            var read = programme.read(trancheId);
            if (read.isEmpty() || !read.get().tranche().isSubmitted()) {
                return new Answer.Accepted();
            }
            var tranche = read.get().tranche();
            var needed = deliveries.neededHold(trancheId, tranche.version());
            var holder = Optional.ofNullable(tranche.hold()).map(hold -> hold.itemId());
            var itemId = needed.map(hold -> hold.itemId());
            if (holder.isPresent() && !holder.equals(itemId)) {
                var released =
                        programme.release(trancheId, holder.get(), read.get().revision());
                if (!(released instanceof Answer.Accepted)) {
                    return released;
                }
            }
            return needed.map(hold -> programme.hold(trancheId, hold)).orElseGet(Answer.Accepted::new);
        });
    }

    /** The maximum duration of a comparison. */
    static Duration longest() {
        return Programme.LONGEST_CALL.multipliedBy(MOST_CALLS);
    }
}
