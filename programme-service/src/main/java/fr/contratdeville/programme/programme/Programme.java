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

/** A year of a contract (programmation), with the call for projects that it starts from. */
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

    /** The call for projects (appel à projets): when it runs and what came of it. */
    @Embeddable
    public record CallForProjects(
            LocalDate opensOn, @Nullable LocalDate closesOn, int projectsReceived, int projectsRequestingFunding) {}

    /** The call goes on: other dates, or more projects counted. */
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
