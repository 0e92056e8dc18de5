package fr.contratdeville.programme.cofinancing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** The frozen content of one version of a request. It never changes (rule F14). */
@Entity
@Table(name = "cofinancing_request_version")
@IdClass(RequestVersion.Key.class)
class RequestVersion {
    record Key(UUID requestId, int version) implements Serializable {}

    @Id
    private UUID requestId;

    @Id
    private int version;

    private String digest;
    private String content;
    private Instant submittedAt;

    protected RequestVersion() {}

    RequestVersion(UUID requestId, int version, String digest, String content, Instant submittedAt) {
        this.requestId = requestId;
        this.version = version;
        this.digest = digest;
        this.content = content;
        this.submittedAt = submittedAt;
    }

    String digest() {
        return digest;
    }

    String content() {
        return content;
    }
}
