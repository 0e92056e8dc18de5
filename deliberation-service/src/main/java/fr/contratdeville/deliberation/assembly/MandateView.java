package fr.contratdeville.deliberation.assembly;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a mandate. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e98", "assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96",
         "memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "quality": "TITULAR", "from": "2014-04-18",
         "until": null}""")
public record MandateView(
        UUID id,
        UUID assemblyId,
        UUID memberId,
        Quality quality,
        LocalDate from,
        @Nullable @Schema(nullable = true) LocalDate until) {

    static MandateView of(Mandate mandate) {
        return new MandateView(
                mandate.id(),
                mandate.assemblyId(),
                mandate.memberId(),
                mandate.quality(),
                mandate.startsOn(),
                mandate.endsOn());
    }
}
