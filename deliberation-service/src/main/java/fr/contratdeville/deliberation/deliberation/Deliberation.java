package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The act that is born of a ballot: its number, its text as it was voted, and how. */
@Entity
public class Deliberation {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID assemblyId;
    private int seriesYear;
    private int sequence;
    private String number;
    private UUID sessionId;
    private UUID itemId;
    private UUID ballotId;
    private LocalDate decidedOn;
    private String title;

    @Column(name = "body")
    private @Nullable String text;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> operativePart;

    @Enumerated(EnumType.STRING)
    private DeliberationState state;

    @Embedded
    private Vote vote;

    @Embedded
    private @Nullable DecidedTranche tranche;

    protected Deliberation() {}

    Deliberation(SeriesNumber number, Act act) {
        this.seriesYear = number.year();
        this.sequence = number.sequence();
        this.number = number.written();
        this.assemblyId = act.assemblyId();
        this.sessionId = act.sessionId();
        this.itemId = act.itemId();
        this.ballotId = act.ballotId();
        this.decidedOn = act.decidedOn();
        this.title = act.title();
        this.text = act.text().orElse(null);
        this.operativePart = List.copyOf(act.operativePart());
        this.tranche = act.tranche().orElse(null);
        this.vote = act.vote();
        this.state = outcome() == Outcome.ADOPTED ? DeliberationState.ADOPTED : DeliberationState.REJECTED;
    }

    /** What was decided, whatever becomes of the act afterwards. */
    Outcome outcome() {
        return vote.majority().outcome();
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

    String number() {
        return number;
    }

    UUID sessionId() {
        return sessionId;
    }

    UUID itemId() {
        return itemId;
    }

    UUID ballotId() {
        return ballotId;
    }

    LocalDate decidedOn() {
        return decidedOn;
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

    DeliberationState state() {
        return state;
    }

    Vote vote() {
        return vote;
    }

    @Nullable
    DecidedTranche tranche() {
        return tranche;
    }
}
