package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Interest;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Recusal;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A declared recusal (déport, rule R1). A retracted one stays in the database. */
@Entity
@Table(name = "recusal")
public class DeclaredRecusal {
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

    protected DeclaredRecusal() {}

    DeclaredRecusal(UUID itemId, UUID memberId, NewRecusal content) {
        this.itemId = itemId;
        this.memberId = memberId;
        this.kind = content.kind();
        this.reason = content.reason();
        this.declaredAt = content.at();
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the instant is before the declaration */
    void retract(Instant at) {
        if (at.isBefore(declaredAt)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(declaredAt))
                    .at("at");
        }
        retractedAt = at;
    }

    /** The recusal as input of the law. */
    Recusal recusal() {
        return new Recusal(itemId, memberId, kind, declaredAt, Optional.ofNullable(retractedAt));
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
