package fr.contratdeville.programme.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One note to one funder, and what became of it. */
@Entity
@Table(name = "webhook_delivery")
class Delivery {
    /** How far a note has come. */
    @Schema(name = "WebhookDeliveryState")
    enum State {
        /** To be attempted, or attempted again. */
        PENDING,
        /** Answered with a status of the 2xx kind. */
        DELIVERED,
        /** Given up. What it would have said stands in the feed. */
        FAILED
    }

    @Id
    private UUID id;

    private String funder;
    private String url;
    private String since;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;
    private Instant createdAt;
    private @Nullable Instant nextAttemptAt;
    private @Nullable Instant lastAttemptAt;
    private @Nullable Integer lastStatus;
    private @Nullable String lastProblem;

    protected Delivery() {}

    /** Nobody else attempts it before the lease ends. */
    void claim(Instant now, Duration lease) {
        attempts++;
        lastAttemptAt = now;
        nextAttemptAt = now.plus(lease);
    }

    /** @return whether it is over with this attempt; what was given up meanwhile stays given up */
    boolean recordAttempt(@Nullable Integer status, @Nullable String problem, Instant now, List<Duration> backoff) {
        if (state != State.PENDING) {
            return false;
        }
        lastStatus = status;
        lastProblem = problem;
        if (problem == null) {
            state = State.DELIVERED;
        } else if (attempts > backoff.size()) {
            state = State.FAILED;
        } else {
            nextAttemptAt = now.plus(backoff.get(attempts - 1));
            return false;
        }
        nextAttemptAt = null;
        return true;
    }

    /** Nobody is registered any more where it was to go. */
    void cancel() {
        state = State.FAILED;
        nextAttemptAt = null;
        lastProblem = "unregistered";
    }

    UUID id() {
        return id;
    }

    String funder() {
        return funder;
    }

    String url() {
        return url;
    }

    String since() {
        return since;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable
    Instant lastAttemptAt() {
        return lastAttemptAt;
    }

    @Nullable
    Integer lastStatus() {
        return lastStatus;
    }

    @Nullable
    String lastProblem() {
        return lastProblem;
    }
}
