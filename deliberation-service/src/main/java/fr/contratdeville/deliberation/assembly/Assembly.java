package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A body that deliberates (organe délibérant), with its own rules of procedure. */
@Entity
public class Assembly {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private String name;

    @Enumerated(EnumType.STRING)
    private AssemblyKind kind;

    @Embedded
    private @Nullable Delegation delegation;

    private int convocationClearDays;
    private boolean proxiesDuringSession;

    protected Assembly() {}

    Assembly(String name, AssemblyKind kind, @Nullable Delegation delegation, Policy policy) {
        this.name = name;
        this.kind = kind;
        changePolicy(policy);
        if (delegation != null) {
            delegate(delegation);
        }
    }

    /** Applies to later convocations. Sessions that are already convened do not change. */
    void changePolicy(Policy policy) {
        this.convocationClearDays = policy.convocationClearDays();
        this.proxiesDuringSession = policy.allowsProxiesDuringSession();
    }

    /** Records the act by which the council delegated powers to this bureau (rule A1). */
    void delegate(Delegation act) {
        if (kind != AssemblyKind.BUREAU) {
            throw Reason.NO_DELEGATION_TO_A_COUNCIL.refusal().at("delegation");
        }
        this.delegation = act;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    String name() {
        return name;
    }

    AssemblyKind kind() {
        return kind;
    }

    @Nullable
    Delegation delegation() {
        return delegation;
    }

    Policy policy() {
        return new Policy(convocationClearDays, proxiesDuringSession);
    }
}
