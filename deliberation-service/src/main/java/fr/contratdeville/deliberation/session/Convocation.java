package fr.contratdeville.deliberation.session;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The convocation: the day of sending, and the number of clear days before the session (rule C1). */
@Embeddable
@Schema(examples = """
        {"sentOn": "2019-02-28", "clearDays": 6, "urgent": false}""")
public record Convocation(LocalDate sentOn, int clearDays, boolean urgent) {}
