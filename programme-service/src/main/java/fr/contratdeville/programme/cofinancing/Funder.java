package fr.contratdeville.programme.cofinancing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A body that the collectivity asks for money, first of all the State: data, for the CGET of 2019 is the ANCT of 2020. */
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
