package fr.contratdeville.programme.tranche;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frozen content of one submitted version of a tranche. It never changes. */
@Entity
@Table(name = "tranche_submission")
@IdClass(Submission.Key.class)
class Submission {
    record Key(UUID trancheId, int version) implements Serializable {}

    @Id
    private UUID trancheId;

    @Id
    private int version;

    private String digest;
    private String content;
    private Instant submittedAt;
    private @Nullable String withdrawnBecause;

    protected Submission() {}

    Submission(UUID trancheId, int version, String digest, String content, Instant submittedAt) {
        this.trancheId = trancheId;
        this.version = version;
        this.digest = digest;
        this.content = content;
        this.submittedAt = submittedAt;
    }

    void withdraw(String reason) {
        withdrawnBecause = reason;
    }

    String digest() {
        return digest;
    }

    String content() {
        return content;
    }
}
