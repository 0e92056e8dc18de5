package fr.contratdeville.programme.tranche;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The day from which the act that adopted a tranche is enforceable, as received from deliberation-service. It never
 * changes.
 */
@Entity
@Table(name = "tranche_enforceability")
class Enforceability {
    @Id
    private UUID trancheId;

    private UUID deliberationId;
    private String actIdentifier;
    private LocalDate enforceableOn;

    protected Enforceability() {}

    Enforceability(UUID trancheId, EnforceabilityBody body) {
        this.trancheId = trancheId;
        this.deliberationId = body.deliberationId();
        this.actIdentifier = body.actIdentifier();
        this.enforceableOn = body.enforceableOn();
    }

    UUID deliberationId() {
        return deliberationId;
    }

    String actIdentifier() {
        return actIdentifier;
    }

    LocalDate enforceableOn() {
        return enforceableOn;
    }
}
