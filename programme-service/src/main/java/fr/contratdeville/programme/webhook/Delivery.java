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

/** One notification to one funder, with the result of its delivery. */
@Entity
@Table(name = "webhook_delivery")
class Delivery {
    /** The states of a delivery. */
    @Schema(name = "WebhookDeliveryState")
    enum State {
        /** Waiting for the next attempt. */
        PENDING,
        /** Answered with a 2xx status. */
        DELIVERED,
        /** Abandoned after the last attempt. The changes are in the feed. */
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

    /** Counts an attempt and reserves it until the lease ends. */
    void claim(Instant now, Duration lease) {
        attempts++;
        lastAttemptAt = now;
        nextAttemptAt = now.plus(lease);
    }

    /** @return whether this was the last attempt; a delivery that was cancelled in the meantime does not change */
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

    /** Ends a delivery whose address is no longer registered. */
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
