package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One item of an agenda: {@code LISTED → IN_DISCUSSION → VOTED}, or postponed, withdrawn, noted or without quorum. The
 * session checks its own state, the item its own.
 */
@Entity
public class AgendaItem {
    static final String QUORUM_MISSING = "Le quorum n'est plus atteint.";

    /** Known before the item is stored, because it holds its tranche in programme-service first. */
    @Id
    private UUID id;

    @Version
    private long revision;

    private UUID sessionId;
    private int position;

    @Enumerated(EnumType.STRING)
    private ItemKind kind;

    private String title;

    @Column(name = "body")
    private @Nullable String text;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> operativePart;

    private boolean convened;
    private boolean orientation;
    private boolean appointment;
    private boolean quorumMissing;
    private @Nullable UUID firstAgendaItemId;

    @Embedded
    private @Nullable TrancheReference tranche;

    @Enumerated(EnumType.STRING)
    private ItemState state;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable String reason;
    private @Nullable Instant discussedAt;
    private @Nullable Instant votingSince;
    private @Nullable Instant endedAt;

    protected AgendaItem() {}

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    AgendaItem(UUID id, UUID sessionId, int position, NewAgendaItem content, @Nullable TrancheReference tranche) {
        this.id = id;
        this.sessionId = sessionId;
        this.position = position;
        this.state = ItemState.LISTED;
        this.firstAgendaItemId = content.firstAgendaItemId();
        write(content, tranche);
    }

    /** Replaces the item, except the members that the convocation announced (rule C2). */
    void rewrite(NewAgendaItem content, @Nullable TrancheReference other) {
        requireListed();
        var subjectStays = title.equals(content.title())
                && kind == content.kind()
                && appointment == content.isAppointment()
                && orientation == content.isOrientation()
                && Objects.equals(firstAgendaItemId, content.firstAgendaItemId())
                && Objects.equals(tranche == null ? null : tranche.id(), other == null ? null : other.id());
        if (convened && !subjectStays) {
            throw Reason.AGENDA_SENT.refusal();
        }
        write(content, other);
    }

    private void write(NewAgendaItem content, @Nullable TrancheReference other) {
        kind = content.kind();
        title = content.title();
        text = content.text();
        operativePart = content.operativePartOrNone();
        orientation = content.isOrientation();
        appointment = content.isAppointment();
        tranche = other;
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the item can no longer be replaced */
    void requireListed() {
        requireState(ItemState.LISTED);
    }

    /** Marks the item as sent with the convocation: only such items can be voted on (rule C2). */
    void convene() {
        convened = true;
    }

    /**
     * Puts the item to discussion; without a quorum it is not discussed (rule Q4). An item whose quorum was missing can
     * be discussed again when late arrivals restore the quorum (rule Q8).
     */
    void discuss(Instant at, Quorum quorum) {
        if (!quorumMissing) {
            requireState(ItemState.LISTED);
        }
        discussedAt = at;
        reason = null;
        quorumMissing = !quorum.met();
        state = quorumMissing ? ItemState.INQUORATE : ItemState.IN_DISCUSSION;
        endedAt = quorumMissing ? at : null;
    }

    /** Postpones the item together with an earlier item without quorum. */
    void postponeWithoutQuorum(Instant at) {
        postpone(at, QUORUM_MISSING);
        quorumMissing = true;
    }

    /** Lists an item again that fell with its session, because the opening of the session is retracted. */
    void listAgain() {
        state = ItemState.LISTED;
        reason = null;
        endedAt = null;
        quorumMissing = false;
    }

    /** Whether the item is still to be dealt with. */
    boolean isUpcoming() {
        return state == ItemState.LISTED || state == ItemState.IN_DISCUSSION;
    }

    /** Whether its quorum was missing, and it was not discussed later. */
    boolean fell() {
        return quorumMissing;
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the item cannot be put to the vote now */
    void requireVotable() {
        requireState(ItemState.IN_DISCUSSION);
        if (kind == ItemKind.INFORMATION) {
            throw Reason.NOTHING_TO_VOTE.refusal();
        }
        if (!convened) {
            throw Reason.NOT_ON_CONVOCATION.refusal();
        }
        if (votingSince != null) {
            throw Reason.BALLOT_OPEN.refusal();
        }
    }

    /** Its ballot is open. */
    void vote(Instant at) {
        requireVotable();
        votingSince = at;
    }

    /** Its ballot ended without a decision: another ballot may follow. */
    void voteAgain() {
        requireState(ItemState.IN_DISCUSSION, ItemState.VOTED);
        state = ItemState.IN_DISCUSSION;
        outcome = null;
        votingSince = null;
        endedAt = null;
    }

    /** Its ballot has decided. */
    void decide(Instant at, Outcome decided) {
        requireState(ItemState.IN_DISCUSSION);
        state = ItemState.VOTED;
        outcome = decided;
        endedAt = at;
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the item is being voted on, or was voted on */
    void requireUndecided() {
        if (votingSince != null && state == ItemState.IN_DISCUSSION) {
            throw Reason.BALLOT_OPEN.refusal();
        }
        if (!quorumMissing) {
            requireState(ItemState.LISTED, ItemState.IN_DISCUSSION);
        }
    }

    /** Takes the item off the agenda, also if its quorum was missing: no second session takes it up then (rule Q6). */
    void withdraw(@Nullable Instant at, String because) {
        if (!quorumMissing) {
            requireUpcoming();
        }
        leave(ItemState.WITHDRAWN, at, because);
        quorumMissing = false;
    }

    /** Postpones the item to another session. */
    void postpone(@Nullable Instant at, @Nullable String because) {
        requireUpcoming();
        leave(ItemState.POSTPONED, at, because);
    }

    /** Records that the assembly took note of the item. */
    void note(Instant at) {
        if (kind != ItemKind.INFORMATION) {
            throw Reason.NOT_FOR_INFORMATION.refusal();
        }
        requireUpcoming();
        leave(ItemState.NOTED, at, null);
    }

    private void requireUpcoming() {
        requireState(ItemState.LISTED, ItemState.IN_DISCUSSION);
    }

    private void leave(ItemState exit, @Nullable Instant at, @Nullable String because) {
        if (votingSince != null) {
            throw Reason.BALLOT_OPEN.refusal();
        }
        state = exit;
        endedAt = at;
        reason = because;
    }

    private void requireState(ItemState first, ItemState... others) {
        var allowed = EnumSet.of(first, others);
        if (!allowed.contains(state)) {
            throw Reason.ITEM_STATE.refusal(
                    state, String.join(", ", allowed.stream().map(Enum::name).toList()));
        }
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID sessionId() {
        return sessionId;
    }

    int position() {
        return position;
    }

    ItemKind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    @Nullable
    String text() {
        return text;
    }

    List<String> operativePart() {
        return operativePart;
    }

    boolean convened() {
        return convened;
    }

    boolean orientation() {
        return orientation;
    }

    boolean appointment() {
        return appointment;
    }

    @Nullable
    UUID firstAgendaItemId() {
        return firstAgendaItemId;
    }

    @Nullable
    TrancheReference tranche() {
        return tranche;
    }

    Stream<TrancheReference> trancheIfAny() {
        return Stream.ofNullable(tranche);
    }

    ItemState state() {
        return state;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Instant discussedAt() {
        return discussedAt;
    }

    @Nullable
    Instant votingSince() {
        return votingSince;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
