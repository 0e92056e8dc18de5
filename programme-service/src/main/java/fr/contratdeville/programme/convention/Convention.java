package fr.contratdeville.programme.convention;

import fr.contratdeville.programme.rules.ConventionReason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** The agreement between the collectivity and a carrier that a grant requires (rule F4). */
@Entity
public class Convention {
    /** The states of a convention. */
    @Schema(name = "ConventionState")
    public enum State {
        /** The grant is voted and must not be paid without the convention. */
        REQUIRED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID actionId;
    private UUID trancheId;

    @Enumerated(EnumType.STRING)
    private State state = State.REQUIRED;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> reasons;

    protected Convention() {}

    Convention(UUID actionId, UUID trancheId, Collection<ConventionReason> reasons) {
        this.actionId = actionId;
        this.trancheId = trancheId;
        this.reasons = reasons.stream().map(ConventionReason::name).toList();
    }

    UUID id() {
        return id;
    }

    UUID actionId() {
        return actionId;
    }

    State state() {
        return state;
    }

    List<ConventionReason> reasons() {
        return reasons.stream().map(ConventionReason::valueOf).toList();
    }
}
