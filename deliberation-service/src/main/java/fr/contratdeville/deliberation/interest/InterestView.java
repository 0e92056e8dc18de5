package fr.contratdeville.deliberation.interest;

import fr.contratdeville.deliberation.law.Interest;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a declared interest. */
@Schema(name = "DeclaredInterest", examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167eb2", "memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
         "organisation": "AGASEF", "kind": "PERSONAL", "capacity": "Présidente", "from": "2018-01-01", "until": null}""")
public record InterestView(
        UUID id,
        UUID memberId,
        String organisation,
        Interest kind,
        @Nullable @Schema(nullable = true) String capacity,
        LocalDate from,
        @Nullable @Schema(nullable = true) LocalDate until) {

    static InterestView of(DeclaredInterest interest) {
        return new InterestView(
                interest.id(),
                interest.memberId(),
                interest.organisation(),
                interest.kind(),
                interest.capacity(),
                interest.startsOn(),
                interest.endsOn());
    }
}
