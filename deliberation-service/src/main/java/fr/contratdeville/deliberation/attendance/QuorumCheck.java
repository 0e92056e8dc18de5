package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.session.Occasion;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A line of the quorum ledger: the instant, the counts and the result of a quorum check. It never changes. */
@Entity
@Table(name = "quorum_taking")
@Immutable
public class QuorumCheck {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID sessionId;
    private @Nullable UUID itemId;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    @Enumerated(EnumType.STRING)
    private Quorum.Need need;

    private Instant at;
    private int inExercise;
    private int present;
    private int required;
    private boolean met;
    private int afterLine;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> rules;

    protected QuorumCheck() {}

    QuorumCheck(
            UUID sessionId,
            Occasion occasion,
            @Nullable UUID itemId,
            Quorum.Need need,
            Instant at,
            Quorum quorum,
            int afterLine) {
        this.sessionId = sessionId;
        this.occasion = occasion;
        this.itemId = itemId;
        this.need = need;
        this.at = at;
        this.inExercise = quorum.inExercise();
        this.present = quorum.present();
        this.required = quorum.required();
        this.met = quorum.met();
        this.afterLine = afterLine;
        this.rules = quorum.rules().stream().map(Rule::name).toList();
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

    Quorum.Need need() {
        return need;
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

    /** The last line of the journal that it counts. */
    int afterLine() {
        return afterLine;
    }

    List<Rule> rules() {
        return rules.stream().map(Rule::valueOf).toList();
    }
}
