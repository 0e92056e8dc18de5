package fr.contratdeville.deliberation.recusal;

import fr.contratdeville.deliberation.law.Interest;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A member takes no part in an item (déport, rule R1). One that was taken back stays. */
@Entity
public class Recusal {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID itemId;
    private UUID memberId;

    @Enumerated(EnumType.STRING)
    private Interest kind;

    private String reason;
    private Instant declaredAt;
    private @Nullable Instant retractedAt;

    protected Recusal() {}

    Recusal(UUID itemId, UUID memberId, NewRecusal content) {
        this.itemId = itemId;
        this.memberId = memberId;
        this.kind = content.kind();
        this.reason = content.reason();
        this.declaredAt = content.at();
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal when that is before it was declared */
    void retract(Instant at) {
        if (at.isBefore(declaredAt)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(declaredAt))
                    .at("at");
        }
        retractedAt = at;
    }

    /** Whether the member takes no part at that instant. */
    boolean holds(Instant at) {
        return !declaredAt.isAfter(at) && (retractedAt == null || retractedAt.isAfter(at));
    }

    UUID id() {
        return id;
    }

    UUID itemId() {
        return itemId;
    }

    UUID memberId() {
        return memberId;
    }

    Interest kind() {
        return kind;
    }

    String reason() {
        return reason;
    }

    Instant declaredAt() {
        return declaredAt;
    }

    @Nullable
    Instant retractedAt() {
        return retractedAt;
    }
}
