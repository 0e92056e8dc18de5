package fr.contratdeville.deliberation.programme;

import fr.contratdeville.deliberation.http.Problem;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
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

    private static final Logger LOG = Logger.getLogger(Programme.class);

    private final ProgrammeClient client;

    Programme(@RestClient ProgrammeClient client) {
        this.client = client;
    }

    /**
     * The tranche as it is there now; none under an id that is not known there.
     *
     * @throws fr.contratdeville.deliberation.http.Refusal 503 when there is no answer to be had
     */
    public Optional<Tranche> tranche(UUID id) {
        try {
            return Optional.of(client.tranche(id));
        } catch (ProgrammeFailure.Refused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        } catch (ProgrammeFailure.Unavailable
                | ProcessingException
                | FaultToleranceException
                | OidcClientException unavailable) {
            LOG.warnf("programme-service is not available: %s", unavailable);
            throw Problem.PROGRAMME_UNAVAILABLE.refusal();
        }
    }

    /** Tells it what was decided on a tranche, which may be repeated without effect. */
    public Answer decide(UUID trancheId, Decision decision) {
        try {
            client.decide(trancheId, decision);
            return new Answer.Accepted();
        } catch (ProgrammeFailure.Refused refused) {
            return new Answer.Refused(refused.getMessage());
        } catch (RuntimeException unavailable) {
            return new Answer.Unavailable(unavailable.toString());
        }
    }
}
