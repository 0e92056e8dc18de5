package fr.contratdeville.programme.tranche;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** The decision of the assembly on one version of a tranche, as received from deliberation-service. */
@Entity
@Table(name = "tranche_decision")
@IdClass(Submission.Key.class)
class Decision {
    @Id
    private UUID trancheId;

    @Id
    private int version;

    private String digest;
    private UUID deliberationId;
    private String number;

    @Enumerated(EnumType.STRING)
    private Tranche.State outcome;

    private LocalDate decidedOn;

    protected Decision() {}

    Decision(
            UUID trancheId,
            int version,
            String digest,
            UUID deliberationId,
            String number,
            Tranche.State outcome,
            LocalDate decidedOn) {
        this.trancheId = trancheId;
        this.version = version;
        this.digest = digest;
        this.deliberationId = deliberationId;
        this.number = number;
        this.outcome = outcome;
        this.decidedOn = decidedOn;
    }

    int version() {
        return version;
    }

    String digest() {
        return digest;
    }

    UUID deliberationId() {
        return deliberationId;
    }

    String number() {
        return number;
    }

    Tranche.State outcome() {
        return outcome;
    }

    LocalDate decidedOn() {
        return decidedOn;
    }
}
