package fr.contratdeville.deliberation.assembly;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A body that deliberates (organe délibérant), with the rules that it set itself. */
@Entity
public class Assembly {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private String name;
    private int convocationClearDays;

    protected Assembly() {}

    Assembly(String name, int convocationClearDays) {
        this.name = name;
        this.convocationClearDays = convocationClearDays;
    }

    /** From now on; what was convened before stays as it is. */
    void changePolicy(int clearDays) {
        this.convocationClearDays = clearDays;
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

    int convocationClearDays() {
        return convocationClearDays;
    }
}
