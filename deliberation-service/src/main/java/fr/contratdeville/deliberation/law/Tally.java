package fr.contratdeville.deliberation.law;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The counted votes of a ballot.
 *
 * @param votes in an appointment, those for no candidate
 * @param candidates in an appointment, the votes for each candidate
 * @param president the vote of the president of the session, if known
 */
public record Tally(Votes votes, Map<UUID, Integer> candidates, Optional<Direction> president) {
    /** No votes. */
    static Tally empty() {
        return new Tally(new Votes(0, 0, 0), Map.of(), Optional.empty());
    }
}
