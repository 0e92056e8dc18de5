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
 * The one door to programme-service. No caller is in a transaction: who waits for another service holds nothing that
 * others wait for.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Programme {
    /** How long a call takes at the most. */
    public static final Duration LONGEST_CALL = Duration.ofMillis(ProgrammeClient.LONGEST_CALL);

    private static final int LARGEST_PAGE = 100;

    private static final Logger LOG = Logger.getLogger(Programme.class);

    private final ProgrammeClient client;

    Programme(@RestClient ProgrammeClient client) {
        this.client = client;
    }

    /**
     * The tranche as it is there now; none under an id that is not known there.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 503 when there is no answer to be had
     */
    public Optional<Tranche> tranche(UUID id) {
        try {
            var tranche = client.tranche(id);
            if (tranche == null || !tranche.isWhole()) {
                throw new IllegalStateException("not a whole tranche: " + tranche);
            }
            return Optional.of(tranche);
        } catch (RuntimeException failure) {
            if (failure instanceof ProgrammeFailure.Refused refused && refused.status() == 404) {
                return Optional.empty();
            }
            LOG.warn("programme-service gives no answer that can be used", failure);
            throw Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
    }

    /**
     * The lines of a tranche as they are there now.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 503 when there is no answer to be had
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
            LOG.warn("programme-service gives no answer that can be used", failure);
            throw Reason.PROGRAMME_UNAVAILABLE.refusal();
        }
    }

    /** Tells it what was decided on a tranche, which may be repeated without effect. */
    public Answer decide(UUID trancheId, Decision decision) {
        return Answer.to(() -> client.decide(trancheId, decision));
    }

    /** Tells it from when that has effect, which may be repeated without effect, too. */
    public Answer enforce(UUID trancheId, Enforceable enforceable) {
        return Answer.to(() -> client.enforce(trancheId, enforceable));
    }
}
