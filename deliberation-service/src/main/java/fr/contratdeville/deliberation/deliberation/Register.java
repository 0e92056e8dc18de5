package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.outbox.Outbox;
import fr.contratdeville.deliberation.programme.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** The register of deliberations: what enters it has a number, and whom it concerns is told. */
@ApplicationScoped
public class Register {
    private final Series series;
    private final Deliberations deliberations;
    private final Outbox outbox;

    Register(Series series, Deliberations deliberations, Outbox outbox) {
        this.series = series;
        this.deliberations = deliberations;
        this.outbox = outbox;
    }

    /**
     * Enters an act under the next number of its series (rule E4) and, where it is about a tranche, writes the decision
     * to the outbox: all in the transaction of the caller.
     */
    @Transactional(TxType.MANDATORY)
    public Entry enter(Act act) {
        var number = series.take(act.assemblyId(), act.decidedOn().getYear());
        var deliberation = new Deliberation(number, act);
        deliberations.persistAndFlush(deliberation);
        act.tranche()
                .ifPresent(tranche -> outbox.tell(
                        tranche.id(),
                        new Decision(
                                deliberation.id(),
                                deliberation.number(),
                                deliberation.outcome(),
                                deliberation.decidedOn(),
                                tranche.version(),
                                tranche.digest())));
        return new Entry(deliberation.id(), deliberation.number());
    }

    /** What a ballot made, once it is closed. */
    @Transactional
    public Optional<Entry> ofBallot(UUID ballotId) {
        return deliberations.ofBallot(ballotId).map(found -> new Entry(found.id(), found.number()));
    }

    /** A deliberation under its number. */
    public record Entry(UUID id, String number) {}
}
