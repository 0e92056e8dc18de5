package fr.contratdeville.deliberation.quorum;

import fr.contratdeville.deliberation.law.Quorum;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One line of the quorum ledger: what was counted when, and what it came to. It is never changed. */
@Entity
@Immutable
public class QuorumTaking {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID sessionId;
    private @Nullable UUID itemId;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    private Instant at;
    private int inExercise;
    private int present;
    private int required;
    private boolean met;

    protected QuorumTaking() {}

    QuorumTaking(UUID sessionId, Occasion occasion, @Nullable UUID itemId, Instant at, Quorum quorum) {
        this.sessionId = sessionId;
        this.occasion = occasion;
        this.itemId = itemId;
        this.at = at;
        this.inExercise = quorum.inExercise();
        this.present = quorum.present();
        this.required = quorum.required();
        this.met = quorum instanceof Quorum.Met;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID itemId() {
        return itemId;
    }

    Occasion occasion() {
        return occasion;
    }

    Instant at() {
        return at;
    }

    int inExercise() {
        return inExercise;
    }

    int present() {
        return present;
    }

    int required() {
        return required;
    }

    boolean met() {
        return met;
    }
}
