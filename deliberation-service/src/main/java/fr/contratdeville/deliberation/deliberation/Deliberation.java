package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.ActIdentifier;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Enforceability;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Regime;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A deliberation: the act that a ballot creates, with its number, its text as voted on and its result. */
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

    private int voices;

    @Enumerated(EnumType.STRING)
    private BallotForm form;

    @Embedded
    private Vote vote;

    @Embedded
    private @Nullable DecidedTranche tranche;

    private @Nullable Instant withdrawnAt;
    private @Nullable LocalDate transmittedOn;
    private @Nullable String actIdentifier;

    @Embedded
    private @Nullable Publication publication;

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
        this.voices = act.voices();
        this.form = act.form();
        this.vote = act.vote();
        this.state = outcome() == Outcome.ADOPTED ? DeliberationState.ADOPTED : DeliberationState.REJECTED;
    }

    /** The decision; it does not change if the act is withdrawn. */
    Outcome outcome() {
        return vote.outcome();
    }

    /** Records the transmission to the State's representative, with the identifier of the act (rules E5 and E6). */
    void transmit(Publication.Transmission sent, LocalDate today) {
        if (sent.on().equals(transmittedOn) && sent.actIdentifier().equals(actIdentifier)) {
            return;
        }
        requirePossible(sent.on(), today);
        actIdentifier = ActIdentifier.of(sent.actIdentifier(), decidedOn)
                .orElseThrow(() ->
                        Reason.NO_ACT_IDENTIFIER.refusal(decidedOn.toString()).at("actIdentifier"))
                .written();
        transmittedOn = sent.on();
    }

    /** Records the publication; from 1 July 2022, only electronic (rule E2). */
    void publish(Publication made, LocalDate today) {
        if (made.equals(publication)) {
            return;
        }
        requirePossible(made.on(), today);
        if (regime().has(Rule.E2) && made.medium() != Publication.Medium.ELECTRONIC) {
            throw Reason.PUBLICATION_NOT_ELECTRONIC.refusal().at("medium");
        }
        publication = made;
    }

    private void requirePossible(LocalDate on, LocalDate today) {
        if (withdrawnAt != null) {
            throw Reason.DELIBERATION_WITHDRAWN.refusal(number);
        }
        if (enforceability().on().isPresent()) {
            throw Reason.ENFORCEABLE_ALREADY.refusal(number);
        }
        if (on.isBefore(decidedOn) || on.isAfter(today)) {
            throw Reason.NOT_ON_THAT_DAY
                    .refusal(on.toString(), decidedOn.toString())
                    .at("on");
        }
    }

    /** The day from which the act is enforceable (rule E1). */
    Enforceability enforceability() {
        return Enforceability.of(
                regime(), Optional.ofNullable(publication).map(Publication::on), Optional.ofNullable(transmittedOn));
    }

    private Regime regime() {
        return Regime.on(decidedOn);
    }

    /**
     * Withdraws the deliberation because its ballot is annulled: it has no effect any more and keeps its number (rule
     * E4).
     */
    void withdraw(Instant at) {
        withdrawnAt = at;
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

    Result result() {
        return Result.of(voices, form, vote);
    }

    @Nullable
    LocalDate transmittedOn() {
        return transmittedOn;
    }

    @Nullable
    String actIdentifier() {
        return actIdentifier;
    }

    @Nullable
    Publication publication() {
        return publication;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    DecidedTranche tranche() {
        return tranche;
    }
}
