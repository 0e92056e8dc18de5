package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The individual votes of a ballot.
 *
 * @param votes the votes of a public ballot
 * @param participants the members whose voices were cast in a secret ballot
 * @param urn the sums of a secret ballot
 */
public record Cast(List<Vote> votes, Set<UUID> participants, Tally urn) {
    /** A vote with the member's name. */
    public record Vote(Voice voice, Direction direction, Instant at) {}

    /** For an ordinary ballot, which has no individual votes. */
    public static Cast none() {
        return publicly(List.of());
    }

    /** The votes of a public ballot. */
    public static Cast publicly(List<Vote> votes) {
        return new Cast(votes, Set.of(), Tally.empty());
    }

    /** The votes of a secret ballot. */
    public static Cast secretly(Set<UUID> participants, Tally urn) {
        return new Cast(List.of(), participants, urn);
    }

    /** The members whose voices were cast. */
    Set<UUID> voters() {
        return Stream.concat(votes.stream().map(vote -> vote.voice().principal()), participants.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
