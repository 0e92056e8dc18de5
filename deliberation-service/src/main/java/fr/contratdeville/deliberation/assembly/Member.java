package fr.contratdeville.deliberation.assembly;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A person who is or was a member of an assembly. */
@Entity
public class Member {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    @Enumerated(EnumType.STRING)
    private Civility civility;

    private String firstName;
    private String lastName;
    private @Nullable String subject;

    protected Member() {}

    Member(Civility civility, String firstName, String lastName, @Nullable String subject) {
        this.civility = civility;
        this.firstName = firstName;
        this.lastName = lastName;
        this.subject = subject;
    }

    /** Sets the subject of the member's tokens; null for a member without an account. */
    void identify(@Nullable String other) {
        this.subject = other;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    Civility civility() {
        return civility;
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    @Nullable
    String subject() {
        return subject;
    }
}
