package fr.contratdeville.deliberation.session;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The convocation that was sent: on which day, and how many clear days it left (rule C1). */
@Embeddable
@Schema(examples = """
        {"sentOn": "2019-02-28", "clearDays": 6, "urgent": false}""")
public record Convocation(LocalDate sentOn, int clearDays, boolean urgent) {}
