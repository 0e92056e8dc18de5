package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The mandate of a member in an assembly, from a first to a last day, both included (rule Q3). */
@Entity
public class Mandate {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID assemblyId;
    private UUID memberId;

    @Enumerated(EnumType.STRING)
    private Quality quality;

    private LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    protected Mandate() {}

    Mandate(UUID assemblyId, UUID memberId, Quality quality, LocalDate startsOn, @Nullable LocalDate endsOn) {
        this.assemblyId = assemblyId;
        this.memberId = memberId;
        this.quality = quality;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
        requireOrder();
    }

    /** Sets the last day; null if it is not known. */
    void endOn(@Nullable LocalDate day) {
        this.endsOn = day;
        requireOrder();
    }

    private void requireOrder() {
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw Reason.MANDATE_ENDS_BEFORE_IT_STARTS
                    .refusal(endsOn.toString(), startsOn.toString())
                    .at("until");
        }
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID assemblyId() {
        return assemblyId;
    }

    UUID memberId() {
        return memberId;
    }

    Quality quality() {
        return quality;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    @Nullable
    LocalDate endsOn() {
        return endsOn;
    }
}
