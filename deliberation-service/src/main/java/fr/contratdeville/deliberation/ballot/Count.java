package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Vote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a ballot came to, ready to be kept.
 *
 * @param named those whom the minutes of an ordinary ballot name
 * @param candidates in an appointment, the votes for each; empty otherwise
 * @param nextRound in an appointment, whether nobody is elected yet (rule V8)
 */
record Count(
        Vote vote, List<NamedVote> named, Map<UUID, Integer> candidates, Optional<UUID> elected, boolean nextRound) {

    static Count of(Vote vote, List<NamedVote> named) {
        return new Count(vote, named, Map.of(), Optional.empty(), false);
    }
}
