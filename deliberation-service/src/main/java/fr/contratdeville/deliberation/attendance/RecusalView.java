package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Interest;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a recusal. */
@Schema(name = "Recusal", examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167eb1", "itemId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4",
         "memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "kind": "PERSONAL",
         "reason": "Préside l'AGASEF, porteur de deux actions.", "declaredAt": "2019-03-07T18:04:00+01:00",
         "retractedAt": null}""")
public record RecusalView(
        UUID id,
        UUID itemId,
        UUID memberId,
        Interest kind,
        String reason,
        Instant declaredAt,

        @Nullable
        @Schema(nullable = true, description = "Instant of the retraction. Null if the recusal was not retracted.")
        Instant retractedAt) {

    static RecusalView of(DeclaredRecusal recusal) {
        return new RecusalView(
                recusal.id(),
                recusal.itemId(),
                recusal.memberId(),
                recusal.kind(),
                recusal.reason(),
                recusal.declaredAt(),
                recusal.retractedAt());
    }
}
