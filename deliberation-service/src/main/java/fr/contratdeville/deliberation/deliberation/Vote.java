package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Majority;
import fr.contratdeville.deliberation.law.Votes;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a ballot, from which its result follows.
 *
 * @param voices members who could vote
 * @param presidentVote how the president of the session voted, where that is known; it decides in a tie
 */
@Embeddable
public record Vote(
        int voices,
        int inFavour,
        int against,
        int abstentions,
        @Nullable @Enumerated(EnumType.STRING) Direction presidentVote) {

    public static Vote of(int voices, Votes votes, Optional<Direction> presidentVote) {
        return new Vote(voices, votes.inFavour(), votes.against(), votes.abstentions(), presidentVote.orElse(null));
    }

    /** What the law makes of it. */
    public Majority majority() {
        return Majority.of(new Votes(inFavour, against, abstentions), Optional.ofNullable(presidentVote));
    }
}
