package fr.contratdeville.deliberation.law;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The votes of a public ballot, which are recorded individually. */
record PublicVotes(Opening opening, Minutes minutes, List<Cast.Vote> votes) implements Reading {

    @Override
    public Optional<Count.Refused> flaw() {
        if (minutes.stateVotes()) {
            return Count.Refused.of(Count.Flaw.CLOSED_BY_ITS_VOTES);
        }
        if (minutes.counted().isPresent()) {
            return Count.Refused.at("counted", Count.Flaw.CLOSED_BY_ITS_VOTES);
        }
        return votes.stream()
                .map(Cast.Vote::at)
                .filter(minutes.at()::isBefore)
                .max(Comparator.naturalOrder())
                .flatMap(last -> Count.Refused.at(
                        "at", Count.Flaw.VOTE_AFTER_CLOSING, LegalDay.written(minutes.at()), LegalDay.written(last)));
    }

    @Override
    public Tally tally() {
        return tally(opening, votes);
    }

    static Tally tally(Opening opening, List<Cast.Vote> votes) {
        var own = new Voice(opening.president(), opening.president());
        return new Tally(
                new Votes(
                        count(votes, Direction.FOR),
                        count(votes, Direction.AGAINST),
                        count(votes, Direction.ABSTENTION)),
                Map.of(),
                votes.stream()
                        .filter(vote -> vote.voice().equals(own))
                        .map(Cast.Vote::direction)
                        .findFirst());
    }

    private static int count(List<Cast.Vote> votes, Direction direction) {
        return Math.toIntExact(
                votes.stream().filter(vote -> vote.direction() == direction).count());
    }
}
