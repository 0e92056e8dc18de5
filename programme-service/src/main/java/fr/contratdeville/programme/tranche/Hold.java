package fr.contratdeville.programme.tranche;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The item of an agenda that holds a submitted tranche: while it does, the tranche cannot be withdrawn. */
@Embeddable
@Schema(name = "CurrentHold", examples = """
        {"itemId": "01a20a3c-2e64-7c8f-8565-0d1756167e98",
         "itemTitle": "Programmation 2019 du Contrat de Ville - Première tranche", "sessionDay": "2019-03-07",
         "since": "2019-02-20T09:00:00Z", "renewedAt": "2019-03-07T17:12:00Z"}""")
public record Hold(
        @Column(name = "hold_item_id") @Schema(description = "Id of the item in deliberation-service.")
        UUID itemId,

        @Column(name = "hold_item_title") String itemTitle,
        @Column(name = "hold_session_day") LocalDate sessionDay,
        @Column(name = "hold_since") Instant since,

        @Column(name = "hold_renewed_at")
        @Schema(description = "Instant of the last request for this hold, for example at the opening of the ballot.")
        Instant renewedAt) {}
