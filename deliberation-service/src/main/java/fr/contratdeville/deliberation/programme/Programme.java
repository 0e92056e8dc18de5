package fr.contratdeville.deliberation.programme;

import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
     * The current state of a tranche; empty if the id is unknown there.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 503 if there is no usable answer
     */
    public Optional<Tranche> tranche(UUID id) {
        try {
            var tranche = client.tranche(id);
            if (tranche == null || !tranche.isComplete()) {
                throw new IllegalStateException("incomplete tranche:" + tranche);
            }
            return Optional.of(tranche);
        } catch (RuntimeException failure) {
            if (failure instanceof ProgrammeFailure.Refused refused && refused.status() == 404) {
                return Optional.empty();
            }
            LOG.warn("No usable answer of programme-service", failure);
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
            LOG.warn("No usable answer of programme-service", failure);
            throw Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
    }

    /** Sends the decision on a tranche. A repetition has no further effect. */
    public Answer decide(UUID trancheId, Decision decision) {
        return Answer.to(() -> client.decide(trancheId, decision));
    }

    /** Sends the day from which the decision is enforceable. A repetition has no further effect. */
    public Answer enforce(UUID trancheId, Enforceable enforceable) {
        return Answer.to(() -> client.enforce(trancheId, enforceable));
    }
}
