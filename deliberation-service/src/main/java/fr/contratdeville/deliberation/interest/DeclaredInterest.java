package fr.contratdeville.deliberation.interest;

import fr.contratdeville.deliberation.law.Interest;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An interest that a member declared: a body that the member belongs to or manages. */
@Entity
@Table(name = "interest")
public class DeclaredInterest {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID memberId;
    private String organisation;

    @Enumerated(EnumType.STRING)
    private Interest kind;

    private @Nullable String capacity;
    private LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    protected DeclaredInterest() {}

    DeclaredInterest(UUID memberId, NewInterest content) {
        this.memberId = memberId;
        this.organisation = content.organisation();
        this.kind = content.kind();
        this.capacity = content.capacity();
        this.startsOn = content.from();
        endOn(content.until());
    }

    /** Sets the last day; null if it is not known. */
    void endOn(@Nullable LocalDate day) {
        if (day != null && day.isBefore(startsOn)) {
            throw Reason.INTEREST_ENDS_BEFORE_IT_STARTS
                    .refusal(day.toString(), startsOn.toString())
                    .at("until");
        }
        endsOn = day;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID memberId() {
        return memberId;
    }

    String organisation() {
        return organisation;
    }

    Interest kind() {
        return kind;
    }

    @Nullable
    String capacity() {
        return capacity;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    @Nullable
    LocalDate endsOn() {
        return endsOn;
    }
}
