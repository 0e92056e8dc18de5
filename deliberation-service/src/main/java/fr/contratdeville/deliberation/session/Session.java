package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.ClearDays;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One session of an assembly: {@code PREPARED → CONVENED → OPEN ⇄ SUSPENDED → CLOSED}, or {@code INQUORATE} or
 * {@code CANCELLED}. Each event has its own instant; events are recorded in order and never in advance, during the session or
 * later.
 */
@Entity
public class Session {
    static final String REPLACED = "Une autre séance la remplace.";
    static final String URGENCY_REFUSED = "L'assemblée n'a pas admis l'urgence.";

    private static final Set<SessionState> NOT_OVER =
            EnumSet.of(SessionState.PREPARED, SessionState.CONVENED, SessionState.OPEN, SessionState.SUSPENDED);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID assemblyId;
    private LocalDate heldOn;
    private @Nullable String place;

    @Enumerated(EnumType.STRING)
    private SessionState state;

    @Embedded
    private @Nullable Convocation convocation;

    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable UUID presidentId;
    private @Nullable UUID secretaryId;
    private @Nullable String cancellationReason;
    private @Nullable Instant lastEventAt;
    private @Nullable Instant lastCountAt;
    private @Nullable UUID secondOfId;

    @ElementCollection
    @CollectionTable(name = "suspension", joinColumns = @JoinColumn(name = "session_id"))
    @OrderColumn(name = "position")
    private List<Suspension> suspensions = new ArrayList<>();

    protected Session() {}

    Session(UUID assemblyId, LocalDate heldOn, @Nullable String place) {
        this.assemblyId = assemblyId;
        this.heldOn = heldOn;
        this.place = place;
        this.state = SessionState.PREPARED;
    }

    /**
     * Creates the second session after one without quorum, for the whole agenda or for some items (rules Q6 and Q7).
     *
     * @param itemsFell whether items of the first session had no quorum
     * @throws fr.contratdeville.conventions.refusal.Refusal if the first session had its quorum, is of another
     *     assembly, or is later
     */
    static Session second(Session failed, boolean itemsFell, LocalDate heldOn, @Nullable String place) {
        if (failed.state != SessionState.INQUORATE && !(failed.state == SessionState.CLOSED && itemsFell)) {
            throw Reason.SESSION_STATE
                    .refusal(failed.state, SessionState.INQUORATE)
                    .at("secondOfId");
        }
        if (!heldOn.isAfter(failed.heldOn)) {
            throw Reason.SECOND_BEFORE_FIRST
                    .refusal(heldOn.toString(), failed.heldOn.toString())
                    .at("date");
        }
        var second = new Session(failed.assemblyId, heldOn, place);
        second.secondOfId = failed.id;
        return second;
    }

    /**
     * Records the convocation (rule C1).
     *
     * @param ordinaryClearDays the clear days that the assembly requires
     * @param failedOn the day of the session without quorum, if this is the second one (rule Q6)
     * @param today the current legal day: the convocation was not sent after it
     */
    void convene(
            LocalDate sentOn, boolean urgent, int ordinaryClearDays, Optional<LocalDate> failedOn, LocalDate today) {
        requireState(SessionState.PREPARED);
        if (sentOn.isAfter(today)) {
            throw Reason.CONVOCATION_IN_FUTURE.refusal(sentOn.toString()).at("sentOn");
        }
        failedOn.filter(sentOn::isBefore).ifPresent(failed -> {
            throw Reason.SECOND_BEFORE_FIRST
                    .refusal(sentOn.toString(), failed.toString())
                    .at("sentOn");
        });
        var notice = failedOn.isPresent()
                ? ClearDays.ofSecond(sentOn, heldOn, urgent)
                : ClearDays.of(sentOn, heldOn, ordinaryClearDays, urgent);
        if (notice instanceof ClearDays.TooFew few) {
            throw (failedOn.isPresent() ? Reason.SECOND_CONVOCATION_TOO_LATE : Reason.CONVOCATION_TOO_LATE)
                    .refusal(few.days(), few.required(), few.earliest(sentOn).toString())
                    .at("sentOn");
        }
        convocation = new Convocation(sentOn, notice.days(), urgent);
        state = SessionState.CONVENED;
    }

    /**
     * Opens the session. Without a quorum it becomes inquorate; if the assembly does not accept the urgency, it is
     * cancelled.
     *
     * @param president the president, followed by the secretary: null only if the quorum is missing
     * @param urgencyAccepted whether the assembly accepts the urgency; null if there is none
     */
    void open(
            Instant at,
            @Nullable UUID president,
            @Nullable UUID secretary,
            @Nullable Boolean urgencyAccepted,
            Quorum quorum,
            Instant now) {
        requireState(SessionState.CONVENED);
        if (!LegalDay.of(at).equals(heldOn)) {
            throw Reason.OPENING_ON_ANOTHER_DAY
                    .refusal(LegalDay.written(at), heldOn.toString())
                    .at("at");
        }
        count(at, now);
        var urgent = convocation != null && convocation.urgent();
        if (!urgent && urgencyAccepted != null) {
            throw Reason.NO_URGENCY.refusal().at("urgencyAccepted");
        }
        presidentId = president;
        secretaryId = secretary;
        if (quorum instanceof Quorum.Missing) {
            state = SessionState.INQUORATE;
            return;
        }
        if (urgent && urgencyAccepted == null) {
            throw Reason.URGENCY_NOT_PUT.refusal().at("urgencyAccepted");
        }
        if (urgent && !urgencyAccepted) {
            state = SessionState.CANCELLED;
            cancellationReason = URGENCY_REFUSED;
            return;
        }
        state = SessionState.OPEN;
        openedAt = at;
    }

    /**
     * Retracts an opening at which nobody was counted: the session can be opened again.
     *
     * @param nobodyCounted whether the opening counted no member as present
     * @return the instant of the opening
     */
    Instant retractOpening(boolean nobodyCounted) {
        requireState(SessionState.INQUORATE);
        if (openedAt != null || !nobodyCounted) {
            throw Reason.OPENING_COUNTED.refusal();
        }
        var retracted = Objects.requireNonNull(lastEventAt);
        state = SessionState.CONVENED;
        presidentId = null;
        secretaryId = null;
        lastEventAt = null;
        lastCountAt = null;
        return retracted;
    }

    void suspend(Instant at, Instant now) {
        requireState(SessionState.OPEN);
        recordEvent(at, now);
        suspensions.add(new Suspension(at, null));
        state = SessionState.SUSPENDED;
    }

    /** Resumes the session; without a quorum it becomes inquorate (rule Q4). */
    void resume(Instant at, Quorum quorum, Instant now) {
        requireState(SessionState.SUSPENDED);
        count(at, now);
        if (quorum instanceof Quorum.Missing) {
            state = SessionState.INQUORATE;
            return;
        }
        var last = suspensions.size() - 1;
        suspensions.set(last, new Suspension(suspensions.get(last).suspendedAt(), at));
        state = SessionState.OPEN;
    }

    void close(Instant at, Instant now) {
        requireState(SessionState.OPEN);
        recordEvent(at, now);
        closedAt = at;
        state = SessionState.CLOSED;
    }

    void cancel(String reason) {
        requireState(SessionState.PREPARED, SessionState.CONVENED);
        cancellationReason = reason;
        state = SessionState.CANCELLED;
    }

    /** Records an event of the open session. */
    void recordWhileOpen(Instant at, Instant now) {
        requireState(SessionState.OPEN);
        recordEvent(at, now);
    }

    /**
     * Records an event of the open session for which members are counted. Attendance events before that instant are
     * corrections from now on.
     */
    void countWhileOpen(Instant at, Instant now) {
        requireState(SessionState.OPEN);
        count(at, now);
    }

    /** Whether the session has not ended. */
    boolean isNotOver() {
        return NOT_OVER.contains(state);
    }

    /** Requires that the session has not ended. */
    void requireNotOver() {
        requireState(NOT_OVER);
    }

    /** Attendance is recorded from the convocation; after the end of the session, only corrections. */
    void requireAttendance(boolean corrections) {
        if (corrections) {
            requireState(
                    SessionState.CONVENED,
                    SessionState.OPEN,
                    SessionState.SUSPENDED,
                    SessionState.CLOSED,
                    SessionState.INQUORATE);
        } else {
            requireState(SessionState.CONVENED, SessionState.OPEN, SessionState.SUSPENDED);
        }
    }

    /** The quorum that the law requires at the opening and after a suspension. */
    Quorum.Need need() {
        if (secondOfId == null) {
            return Quorum.Need.FIRST;
        }
        return convocation != null && convocation.urgent() ? Quorum.Need.HASTENED : Quorum.Need.WAIVED;
    }

    /**
     * The quorum that the law requires for an item: in a second session, items of the first agenda need none (rule Q6).
     */
    Quorum.Need need(AgendaItem item) {
        return switch (need()) {
            case WAIVED -> item.firstAgendaItemId() == null ? Quorum.Need.NOT_ON_FIRST_AGENDA : Quorum.Need.WAIVED;
            case FIRST -> item.fell() ? Quorum.Need.AGAIN : Quorum.Need.FIRST;
            default -> need();
        };
    }

    private void count(Instant at, Instant now) {
        recordEvent(at, now);
        lastCountAt = at;
    }

    /**
     * @throws fr.contratdeville.conventions.refusal.Refusal if the instant is in the future or before the last event
     */
    void recordEvent(Instant at, Instant now) {
        requirePast(at, now);
        if (lastEventAt != null && at.isBefore(lastEventAt)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(lastEventAt))
                    .at("at");
        }
        lastEventAt = at;
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the instant is in the future */
    static void requirePast(Instant at, Instant now) {
        if (at.isAfter(now)) {
            throw Reason.EVENT_IN_FUTURE.refusal(LegalDay.written(at)).at("at");
        }
    }

    private void requireState(SessionState first, SessionState... others) {
        requireState(EnumSet.of(first, others));
    }

    private void requireState(Set<SessionState> allowed) {
        if (!allowed.contains(state)) {
            throw Reason.SESSION_STATE.refusal(
                    state, String.join(", ", allowed.stream().map(Enum::name).toList()));
        }
    }

    /** Whether anyone may read it: it was opened and has ended. */
    boolean isPublic() {
        return state == SessionState.CLOSED || (state == SessionState.INQUORATE && openedAt != null);
    }

    Sitting sitting() {
        var ended = state == SessionState.CLOSED || state == SessionState.INQUORATE ? lastEventAt : null;
        return new Sitting(
                id,
                assemblyId,
                heldOn,
                Optional.ofNullable(lastCountAt),
                Optional.ofNullable(openedAt),
                Optional.ofNullable(ended));
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

    LocalDate heldOn() {
        return heldOn;
    }

    @Nullable
    UUID secondOfId() {
        return secondOfId;
    }

    @Nullable
    String place() {
        return place;
    }

    SessionState state() {
        return state;
    }

    @Nullable
    Convocation convocation() {
        return convocation;
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    UUID presidentId() {
        return presidentId;
    }

    @Nullable
    UUID secretaryId() {
        return secretaryId;
    }

    @Nullable
    String cancellationReason() {
        return cancellationReason;
    }

    List<Suspension> suspensions() {
        return suspensions;
    }
}
