package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Proxy;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A written proxy (pouvoir): giver, holder and sessions. Its state in a session is computed. */
@Entity
@Table(name = "proxy")
public class WrittenProxy {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID assemblyId;
    private UUID giverId;
    private UUID holderId;
    private Instant givenAt;
    private @Nullable LocalDate illnessCertifiedOn;
    private @Nullable Instant revokedAt;
    private @Nullable String revocationReason;
    private Instant recordedAt;

    @ElementCollection
    @CollectionTable(name = "proxy_session", joinColumns = @JoinColumn(name = "proxy_id"))
    @Column(name = "session_id")
    private Set<UUID> sessions = new HashSet<>();

    protected WrittenProxy() {}

    WrittenProxy(UUID assemblyId, NewProxy content, Instant recordedAt) {
        this.assemblyId = assemblyId;
        this.giverId = content.giverId();
        this.holderId = content.holderId();
        this.givenAt = content.givenAt();
        this.illnessCertifiedOn = content.illnessCertifiedOn();
        this.recordedAt = recordedAt;
        this.sessions.addAll(content.sessionIds());
    }

    /** Adds a session. */
    void serve(UUID sessionId, @Nullable LocalDate illness) {
        if (revokedAt != null) {
            throw Reason.PROXY_ENDED.refusal(LegalDay.written(revokedAt));
        }
        if (illness != null) {
            illnessCertifiedOn = illness;
        }
        sessions.add(sessionId);
    }

    /** The giver revokes the proxy (rule P2). */
    void revoke(Instant at, @Nullable String reason) {
        if (revokedAt != null) {
            throw Reason.PROXY_ENDED.refusal(LegalDay.written(revokedAt));
        }
        if (at.isBefore(givenAt)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(givenAt))
                    .at("at");
        }
        revokedAt = at;
        revocationReason = reason;
    }

    /** The proxy as input of the law. */
    Proxy proxy() {
        return new Proxy(giverId, holderId, givenAt, Optional.ofNullable(revokedAt));
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID assemblyId() {
        return assemblyId;
    }

    UUID giverId() {
        return giverId;
    }

    UUID holderId() {
        return holderId;
    }

    Instant givenAt() {
        return givenAt;
    }

    @Nullable
    LocalDate illnessCertifiedOn() {
        return illnessCertifiedOn;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    @Nullable
    String revocationReason() {
        return revocationReason;
    }

    Set<UUID> sessions() {
        return sessions;
    }
}
