package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of the minutes on the votes when a ballot closes. For a public ballot, only the instant. For a secret
 * ballot, also the votes counted by hand, if there are any.
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

    /** Votes by count or by members: exactly one of the two. */
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

    /** Whether the minutes state votes by show of hands. */
    boolean stateVotes() {
        return unanimity.isPresent() || against.isPresent() || abstentions.isPresent() || presidentVote.isPresent();
    }

    /** Whether the minutes state votes for or against. */
    boolean stateSides() {
        return unanimity.isPresent() || against.isPresent() || presidentVote.isPresent();
    }

    /** Whether the minutes state only the instant. */
    public boolean stateNothing() {
        return !stateVotes() && counted.isEmpty();
    }
}
