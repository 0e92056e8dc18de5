package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.refusal.Refusal;
import fr.contratdeville.programme.refusal.Reason;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A batch of actions on which the assembly votes as a whole.
 *
 * <p>{@code DRAFT → SUBMITTED → ADOPTED | REJECTED}. A submitted tranche can be withdrawn: it is then a draft again,
 * with the next version number. Its content can be changed only in DRAFT. While an item of an agenda holds it, it cannot
 * be withdrawn.
 */
@Entity
public class Tranche {
    /** The states of a tranche. */
    @Schema(name = "TrancheState")
    public enum State {
        /** Its content can be changed. */
        DRAFT,
        /** Frozen and submitted to the assembly. */
        SUBMITTED,
        /** Adopted by the assembly; its actions are voted. */
        ADOPTED,
        /** Rejected by the assembly. */
        REJECTED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID programmeId;
    private int number;
    private String title;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    private int version = 1;
    private @Nullable String digest;
    private @Nullable Instant submittedAt;

    @Embedded
    private @Nullable Hold hold;

    protected Tranche() {}

    Tranche(UUID programmeId, int number, String title) {
        this.programmeId = programmeId;
        this.number = number;
        this.title = title;
    }

    void requireDraft() {
        if (state != State.DRAFT) {
            throw Reason.TRANCHE_FROZEN.refusal(state);
        }
    }

    void submit(String contentDigest, Instant now) {
        requireDraft();
        state = State.SUBMITTED;
        digest = contentDigest;
        submittedAt = now;
    }

    /** Withdraws the tranche: the next submission is a new version. */
    void withdraw() {
        requireSubmitted();
        if (hold != null) {
            throw held(hold);
        }
        state = State.DRAFT;
        version++;
        digest = null;
        submittedAt = null;
    }

    void decide(State outcome, int decidedVersion, String decidedDigest) {
        requireContent(decidedVersion, decidedDigest);
        state = outcome;
        hold = null;
    }

    /**
     * Holds the tranche for an item, or renews its hold.
     *
     * @return false if the item already held it
     */
    boolean hold(HoldBody request, Instant now) {
        requireContent(request.version(), request.digest());
        var before = hold;
        if (before != null && !before.itemId().equals(request.itemId())) {
            throw held(before);
        }
        hold = new Hold(
                request.itemId(),
                request.itemTitle(),
                request.sessionDay(),
                before == null ? now : before.since(),
                now);
        return before == null;
    }

    /** The hold by this item, if there is one. */
    Optional<Hold> heldBy(UUID itemId) {
        return Optional.ofNullable(hold).filter(held -> held.itemId().equals(itemId));
    }

    void release() {
        hold = null;
    }

    private static Refusal held(Hold hold) {
        return Reason.TRANCHE_HELD.refusal(
                hold.itemTitle(), hold.itemId(), hold.sessionDay().toString());
    }

    /** It is submitted, with this content. */
    private void requireContent(int expectedVersion, String expectedDigest) {
        requireSubmitted();
        if (expectedVersion != version || !expectedDigest.equals(digest)) {
            throw Reason.OBJECT_CHANGED.refusal(expectedVersion, expectedDigest, version);
        }
    }

    private void requireSubmitted() {
        if (state != State.SUBMITTED) {
            throw Reason.TRANCHE_NOT_SUBMITTED.refusal(state);
        }
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID programmeId() {
        return programmeId;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    State state() {
        return state;
    }

    int version() {
        return version;
    }

    @Nullable
    String digest() {
        return digest;
    }

    @Nullable
    Hold hold() {
        return hold;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }
}
