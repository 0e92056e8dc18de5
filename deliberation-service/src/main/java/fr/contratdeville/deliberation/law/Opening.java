package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The opening of a ballot.
 *
 * @param item the item that is voted on
 * @param discussedAt instant of the last quorum check of the item, if there is one
 * @param president the president of the session
 * @param voices the voices that can be cast
 * @param appointment the round and its candidates; empty for a ballot on a proposal
 */
public record Opening(
        UUID item,
        Instant at,
        Optional<Instant> discussedAt,
        UUID president,
        BallotForm form,
        Set<Voice> voices,
        Optional<Round> appointment) {

    /**
     * A round of an appointment (rule V8).
     *
     * @param number 1 to {@link Appointment#LAST_ROUND}
     */
    public record Round(int number, List<Candidate> candidates) {}

    /**
     * A candidate of a round.
     *
     * @param name the name as in the register
     */
    public record Candidate(UUID member, String name, Optional<LocalDate> bornOn) {}

    /** The members whose voices these are. */
    Set<UUID> principals() {
        return voices.stream().map(Voice::principal).collect(Collectors.toUnmodifiableSet());
    }

    /** The roll of the ballot at an instant: a proxy given after the opening does not count (rule P4). */
    public Roll roll(History history, Instant at) {
        return history.at(item, at).ofBallot(this.at);
    }

    /**
     * The voices of the ballot that can be cast at an instant: the member who casts them is present. A member who left
     * after the opening may have given a proxy before it.
     */
    Set<Voice> castable(History history, Instant at) {
        var principals = principals();
        return roll(history, at).voices().stream()
                .filter(voice -> principals.contains(voice.principal()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The number of members who were present at the discussion or at the opening of the vote, did not vote, and could
     * no longer vote at the closing: they count as abstaining (rule Q5). Members who never arrived are not included.
     */
    int departed(History history, Instant closedAt, Cast cast) {
        var departed = voices.stream()
                .filter(voice -> !voice.byProxy())
                .map(Voice::principal)
                .collect(Collectors.toCollection(HashSet::new));
        discussedAt.map(taken -> history.at(item, taken).counted()).ifPresent(departed::addAll);
        departed.removeAll(history.at(item, at).recused().keySet());
        castable(history, closedAt).forEach(voice -> departed.remove(voice.principal()));
        departed.removeAll(cast.voters());
        if (form == BallotForm.SECRET && cast.voters().isEmpty()) {
            // Counted by hand: the participants are not recorded.
            departed.removeAll(principals());
        }
        return departed.size();
    }

    /**
     * Whether the voices still are those of the opening, and each vote was cast by its holder, according to the current
     * history. A correction of the attendance log or of a mandate can change this.
     */
    public boolean agreesWith(History history, Cast cast) {
        return voices.equals(Set.copyOf(history.at(item, at).voices()))
                && cast.votes().stream()
                        .allMatch(vote -> roll(history, vote.at()).voices().contains(vote.voice()));
    }
}
