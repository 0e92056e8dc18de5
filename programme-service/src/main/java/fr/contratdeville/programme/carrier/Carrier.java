package fr.contratdeville.programme.carrier;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A body that carries (runs) actions: an association, a landlord, a commune, or the collectivity itself. */
@Entity
public class Carrier {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private String name;
    private @Nullable String acronym;
    private boolean own;
    private @Nullable String organisation;

    protected Carrier() {}

    Carrier(String name, @Nullable String acronym, boolean own, @Nullable String organisation) {
        this.name = name;
        this.acronym = acronym;
        this.own = own;
        this.organisation = organisation;
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

    @Nullable
    String acronym() {
        return acronym;
    }

    boolean own() {
        return own;
    }

    @Nullable
    String organisation() {
        return organisation;
    }
}
