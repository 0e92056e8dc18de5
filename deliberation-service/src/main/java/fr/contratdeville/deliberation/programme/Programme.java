package fr.contratdeville.deliberation.programme;

import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The only access to programme-service. It must not be called in a transaction: a call would hold locks and a database
 * connection while it waits.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Programme {
    /** The maximum duration of a call. */
    public static final Duration LONGEST_CALL = Duration.ofMillis(ProgrammeClient.LONGEST_CALL);

    private static final int LARGEST_PAGE = 100;

    private static final Logger LOG = Logger.getLogger(Programme.class);

    private final ProgrammeClient client;

    Programme(@RestClient ProgrammeClient client) {
        this.client = client;
    }

    /**
     * A tranche as it was read.
     *
     * @param revision its ETag: a change that names it is made only if nothing else has changed the tranche
     */
    public record Read(Tranche tranche, String revision) {}

    /**
     * The current state of a tranche; empty if the id is unknown there.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 503 if there is no usable answer
     */
    public Optional<Tranche> tranche(UUID id) {
        return read(id).map(Read::tranche);
    }

    /** The same, with its revision. */
    public Optional<Read> read(UUID id) {
        try {
            var answer = client.tranche(id);
            var tranche = answer.getEntity();
            var revision = answer.getHeaderString(HttpHeaders.ETAG);
            if (tranche == null || !tranche.isComplete() || !tranche.id().equals(id) || revision == null) {
                throw new IllegalStateException("incomplete tranche: " + tranche);
            }
            return Optional.of(new Read(tranche, revision));
        } catch (RuntimeException failure) {
            if (failure instanceof ProgrammeFailure.Refused refused
                    && refused.problem().isNotFound()) {
                return Optional.empty();
            }
            LOG.warnf("No usable answer of programme-service: %s", failure);
            throw Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
    }

    /**
     * The current lines of a tranche.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 503 if there is no usable answer
     */
    public List<TrancheLine> lines(UUID trancheId) {
        var lines = new ArrayList<TrancheLine>();
        try {
            String cursor = null;
            do {
                var page = client.actions(trancheId, LARGEST_PAGE, cursor);
                lines.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            return lines;
        } catch (RuntimeException failure) {
            LOG.warnf("No usable answer of programme-service: %s", failure);
            throw Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
    }

    /** Holds a tranche for an item, or renews its hold. */
    public Answer hold(UUID trancheId, Hold hold) {
        return Answer.toPut(hold, () -> client.hold(trancheId, hold));
    }

    /** Ends the hold of a tranche by an item, if the tranche has not changed since it was read. */
    public Answer release(UUID trancheId, UUID itemId, String revision) {
        return Answer.toDelete(() -> client.release(trancheId, itemId, revision));
    }

    /** Sends the decision on a tranche. A repetition has no further effect. */
    public Answer decide(UUID trancheId, Decision decision) {
        return Answer.toPut(decision, () -> client.decide(trancheId, decision));
    }

    /** Sends the day from which the decision is enforceable. A repetition has no further effect. */
    public Answer enforce(UUID trancheId, Enforceable enforceable) {
        return Answer.toPut(enforceable, () -> client.enforce(trancheId, enforceable));
    }
}
