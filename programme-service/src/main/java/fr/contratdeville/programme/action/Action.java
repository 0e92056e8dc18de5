package fr.contratdeville.programme.action;

import fr.contratdeville.programme.rules.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A project in a tranche: its carrier, its cost and the contribution of the collectivity.
 *
 * <p>An action that the collectivity carries itself may have no contribution. It then has no pillar and no section
 * and is not counted in totals. It is in the tranche because other funders are asked to pay for it.
 */
@Entity
public class Action {
    /** The states of an action. */
    @Schema(name = "ActionState")
    public enum State {
        /** In a tranche, not yet decided. */
        PROPOSED,
        /** Its tranche was adopted. */
        VOTED,
        /** The act that adopted its tranche is enforceable. */
        ENFORCEABLE,
        /** Its tranche was rejected. */
        REJECTED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID trancheId;
    private UUID carrierId;

    @Enumerated(EnumType.STRING)
    private State state = State.PROPOSED;

    private @Nullable Integer pillar;

    @Enumerated(EnumType.STRING)
    private @Nullable Section section;

    private String title;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> territories;

    private @Nullable String territoryAsWritten;
    private @Nullable String objectives;
    private BigDecimal cost;
    private @Nullable BigDecimal contribution;
    private @Nullable LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    protected Action() {}

    Action(UUID trancheId, ActionBody body) {
        this.trancheId = trancheId;
        describe(body);
    }

    /** Replaces the whole description. */
    final void describe(ActionBody body) {
        carrierId = body.carrierId();
        pillar = body.pillar();
        section = body.section();
        title = body.title().strip();
        territories = List.copyOf(body.territories());
        territoryAsWritten = body.territoryAsWritten();
        objectives = body.objectives();
        cost = body.cost();
        contribution = body.contribution();
        startsOn = body.startsOn();
        endsOn = body.endsOn();
    }

    void decide(boolean adopted) {
        state = adopted ? State.VOTED : State.REJECTED;
    }

    void enforce() {
        state = State.ENFORCEABLE;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID trancheId() {
        return trancheId;
    }

    UUID carrierId() {
        return carrierId;
    }

    State state() {
        return state;
    }

    @Nullable
    Integer pillar() {
        return pillar;
    }

    @Nullable
    Section section() {
        return section;
    }

    String title() {
        return title;
    }

    List<String> territories() {
        return territories;
    }

    @Nullable
    String territoryAsWritten() {
        return territoryAsWritten;
    }

    @Nullable
    String objectives() {
        return objectives;
    }

    BigDecimal cost() {
        return cost;
    }

    @Nullable
    BigDecimal contribution() {
        return contribution;
    }

    @Nullable
    LocalDate startsOn() {
        return startsOn;
    }

    @Nullable
    LocalDate endsOn() {
        return endsOn;
    }
}
