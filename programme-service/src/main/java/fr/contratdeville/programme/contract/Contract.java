package fr.contratdeville.programme.contract;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A contrat de ville: an agreement of several years for poor districts, with pillars and territories. */
@Entity
public class Contract {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private String name;
    private LocalDate startsOn;
    private LocalDate endsOn;

    @ElementCollection
    @CollectionTable(name = "pillar", joinColumns = @JoinColumn(name = "contract_id"))
    @OrderBy("number")
    private List<Pillar> pillars = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "territory", joinColumns = @JoinColumn(name = "contract_id"))
    @OrderBy("code")
    private List<Territory> territories = new ArrayList<>();

    protected Contract() {}

    Contract(String name, LocalDate startsOn, LocalDate endsOn, List<Pillar> pillars, List<Territory> territories) {
        this.name = name;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
        this.pillars.addAll(pillars);
        this.territories.addAll(territories);
    }

    /** A priority of the contract, numbered from 1. */
    @Embeddable
    public record Pillar(int number, String name) {}

    /** A place that the contract covers, or a group of places. */
    @Embeddable
    public record Territory(@Column(name = "code") String code, String name) {}

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    String name() {
        return name;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    List<Pillar> pillars() {
        return pillars;
    }

    List<Territory> territories() {
        return territories;
    }
}
