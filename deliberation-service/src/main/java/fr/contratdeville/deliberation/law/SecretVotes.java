package fr.contratdeville.deliberation.law;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The votes of a secret ballot: the sums of the votes cast through the API, or those counted by hand. */
record SecretVotes(Opening opening, Minutes minutes, Cast cast) implements Reading {

    @Override
    public Optional<Count.Refused> flaw() {
        if (minutes.stateVotes()) {
            return Count.Refused.of(
                    isAppointment() && minutes.stateSides()
                            ? Count.Flaw.VOTES_NOT_FOR_CANDIDATES
                            : Count.Flaw.CLOSED_BY_ITS_VOTES);
        }
        return minutes.counted().flatMap(this::flaw);
    }

    private boolean isAppointment() {
        return opening.appointment().isPresent();
    }

    private Optional<Count.Refused> flaw(Minutes.Counted counted) {
        if (!cast.participants().isEmpty()) {
            return Count.Refused.at("counted", Count.Flaw.VOTES_CAST_HERE);
        }
        var sides = counted.inFavour().isPresent() || counted.against().isPresent();
        if (sides == isAppointment() || counted.candidates().isPresent() != isAppointment()) {
            return Count.Refused.at(
                    "counted", isAppointment() ? Count.Flaw.VOTES_NOT_FOR_CANDIDATES : Count.Flaw.VOTE_UNCLEAR);
        }
        return notACandidate(counted).or(() -> tooMany(counted));
    }

    private Optional<Count.Refused> notACandidate(Minutes.Counted counted) {
        var candidates = candidates();
        var lines = lines(counted);
        for (var index = 0; index < lines.size(); index++) {
            if (!candidates.contains(lines.get(index).memberId())) {
                return Count.Refused.at(
                        "counted.candidates[" + index + "]",
                        Count.Flaw.NOT_A_CANDIDATE,
                        lines.get(index).memberId());
            }
        }
        return Optional.empty();
    }

    private List<UUID> candidates() {
        return opening.appointment().stream()
                .flatMap(round -> round.candidates().stream())
                .map(Opening.Candidate::member)
                .toList();
    }

    private static List<Minutes.ForCandidate> lines(Minutes.Counted counted) {
        return counted.candidates().orElse(List.of());
    }

    private Optional<Count.Refused> tooMany(Minutes.Counted counted) {
        var votes = (long) counted.inFavour().orElse(0)
                + counted.against().orElse(0)
                + counted.abstentions()
                + counted.blank()
                + counted.spoilt()
                + lines(counted).stream().mapToLong(Minutes.ForCandidate::votes).sum();
        var voices = opening.voices().size();
        return votes > voices
                ? Count.Refused.at("counted", Count.Flaw.MORE_VOTES_THAN_VOICES, votes, voices)
                : Optional.empty();
    }

    @Override
    public Tally tally() {
        return minutes.counted().map(this::tally).orElseGet(cast::urn);
    }

    private Tally tally(Minutes.Counted counted) {
        var candidates = new HashMap<UUID, Integer>();
        lines(counted).forEach(line -> candidates.merge(line.memberId(), line.votes(), Integer::sum));
        return new Tally(
                new Votes(
                        counted.inFavour().orElse(0),
                        counted.against().orElse(0),
                        counted.abstentions(),
                        counted.blank(),
                        counted.spoilt(),
                        0),
                candidates,
                Optional.empty());
    }
}
