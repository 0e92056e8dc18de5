package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Opening;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate of a round.
 *
 * @param votes null until the round is closed
 */
@Embeddable
record Candidacy(
        UUID memberId, @Nullable LocalDate bornOn, @Nullable Integer votes) {

    Opening.Candidate candidate(String name) {
        return new Opening.Candidate(memberId, name, Optional.ofNullable(bornOn));
    }

    Candidacy with(int counted) {
        return new Candidacy(memberId, bornOn, counted);
    }
}
