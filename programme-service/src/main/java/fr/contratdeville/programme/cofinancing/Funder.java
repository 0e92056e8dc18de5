package fr.contratdeville.programme.cofinancing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/**
 * A body that can co-finance actions, such as the State. Funders are data because they change: the CGET of 2019
 * became the ANCT in 2020.
 */
@Entity
class Funder {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private String code;
    private String name;

    protected Funder() {}

    Funder(String code, String name) {
        this.code = code;
        this.name = name;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }
}
