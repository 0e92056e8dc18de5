package fr.contratdeville.programme.tranche;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A hold that an agent has lifted, with the reason. It never changes. */
@Entity
class LiftedHold {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID trancheId;
    private UUID itemId;
    private String itemTitle;
    private LocalDate sessionDay;
    private Instant since;
    private Instant renewedAt;
    private Instant liftedAt;
    private String reason;

    protected LiftedHold() {}

    LiftedHold(UUID trancheId, Hold hold, Instant liftedAt, String reason) {
        this.trancheId = trancheId;
        this.itemId = hold.itemId();
        this.itemTitle = hold.itemTitle();
        this.sessionDay = hold.sessionDay();
        this.since = hold.since();
        this.renewedAt = hold.renewedAt();
        this.liftedAt = liftedAt;
        this.reason = reason;
    }
}
