package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the minutes say of the votes when a ballot closes. Of a public ballot, nothing but the instant; of a secret one, what
 * was counted by hand, if it was.
 *
 * @param unanimity the side of all votes: {@code FOR} or {@code AGAINST}
 */
public record Minutes(
        Instant at,
        Optional<Direction> unanimity,
        Optional<Group> against,
        Optional<Group> abstentions,
        Optional<Direction> presidentVote,
        Optional<Counted> counted) {

    /** Votes by their count or by the names of the members: one of the two. */
    public record Group(Optional<Integer> count, Optional<List<UUID>> memberIds) {}

    /** The votes of a secret ballot, counted by hand. */
    public record Counted(
            Optional<Integer> inFavour,
            Optional<Integer> against,
            int abstentions,
            int blank,
            int spoilt,
            Optional<List<ForCandidate>> candidates) {}

    /** Votes for a candidate, counted by hand. */
    public record ForCandidate(UUID memberId, int votes) {}

    /** Whether they say how members voted, by show of hands. */
    boolean stateVotes() {
        return unanimity.isPresent() || against.isPresent() || abstentions.isPresent() || presidentVote.isPresent();
    }

    /** Whether they say nothing but the instant. */
    public boolean stateNothing() {
        return !stateVotes() && counted.isEmpty();
    }
}
