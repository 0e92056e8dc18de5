package fr.contratdeville.programme.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One year of a contract (programmation), with its call for projects. */
@Entity
public class Programme {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID contractId;

    @Column(name = "programme_year")
    private int year;

    private String name;

    @Embedded
    private CallForProjects callForProjects;

    protected Programme() {}

    Programme(UUID contractId, int year, String name, CallForProjects callForProjects) {
        this.contractId = contractId;
        this.year = year;
        this.name = name;
        this.callForProjects = callForProjects;
    }

    /** The call for projects (appel à projets): its dates and the number of projects received. */
    @Embeddable
    public record CallForProjects(
            LocalDate opensOn, @Nullable LocalDate closesOn, int projectsReceived, int projectsRequestingFunding) {}

    /** Replaces dates and numbers while the call is running. */
    void replaceCallForProjects(CallForProjects replacement) {
        this.callForProjects = replacement;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID contractId() {
        return contractId;
    }

    int year() {
        return year;
    }

    String name() {
        return name;
    }

    CallForProjects callForProjects() {
        return callForProjects;
    }
}
