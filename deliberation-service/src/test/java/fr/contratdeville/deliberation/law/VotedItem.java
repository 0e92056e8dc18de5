package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.minute;
import static fr.contratdeville.deliberation.law.Chamber.seat;
import static fr.contratdeville.deliberation.law.Chamber.seated;
import static fr.contratdeville.deliberation.law.Chamber.seats;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An item of the session of 7 March 2019, discussed at minute 5, voted on from minute 10 to 20. Seat 1 presides. */
record VotedItem(History history, Opening opening) {
    static final UUID ITEM = new UUID(1, 1);

    /** The given number of 69 members are present, with these proxies and recusals. */
    static History history(Movements movements, List<Proxy> proxies, UUID... recused) {
        return new History(
                Regime.OF_2019,
                seats(1, 69),
                movements,
                proxies,
                Arrays.stream(recused)
                        .map(member -> new Recusal(ITEM, member, Interest.PERSONAL, minute(1), Optional.empty()))
                        .toList());
    }

    static VotedItem with(BallotForm form, int present, List<Proxy> proxies) {
        return of(form, history(seated(seats(1, present)), proxies));
    }

    static VotedItem of(BallotForm form, History history) {
        return of(form, history, Optional.empty());
    }

    /**
     * A round of an appointment, with the given number of members present; the candidates, from seat 1, by their dates
     * of birth.
     */
    static VotedItem round(int number, int present, String... born) {
        var candidates = IntStream.range(0, born.length)
                .mapToObj(index -> new Opening.Candidate(
                        seat(index + 1),
                        "Mme Marianne " + (index + 1),
                        Optional.of(born[index]).filter(day -> !day.isEmpty()).map(LocalDate::parse)))
                .toList();
        return of(
                BallotForm.SECRET,
                history(seated(seats(1, present)), List.of()),
                Optional.of(new Opening.Round(number, candidates)));
    }

    private static VotedItem of(BallotForm form, History history, Optional<Opening.Round> round) {
        var voices = Set.copyOf(history.at(ITEM, minute(10)).voices());
        return new VotedItem(
                history, new Opening(ITEM, minute(10), Optional.of(minute(5)), seat(1), form, voices, round));
    }

    /** The same, with another history. */
    VotedItem after(History other) {
        return new VotedItem(other, opening);
    }

    Count count(Minutes minutes, Cast cast) {
        return Count.of(history, opening, minutes, cast);
    }

    Count count(Minutes minutes) {
        return count(minutes, Cast.none());
    }

    Decision decision(Minutes minutes, Cast cast) {
        return ((Count.Counted) count(minutes, cast)).decision();
    }

    Decision decision(Minutes minutes) {
        return decision(minutes, Cast.none());
    }

    Count again(Cast cast, Tally counted) {
        return Count.again(history, opening, minute(20), cast, counted);
    }

    /** Minutes with only the instant. */
    static Minutes nothing() {
        return minutes(null, null, null, null, null);
    }

    static Minutes unanimity(Direction side) {
        return minutes(side, null, null, null, null);
    }

    static Minutes counts(int against, int abstentions, Direction president) {
        return minutes(null, group(against), group(abstentions), president, null);
    }

    static Minutes counted(Minutes.Counted counted) {
        return minutes(null, null, null, null, counted);
    }

    static Minutes minutes(
            Direction unanimity,
            Minutes.Group against,
            Minutes.Group abstentions,
            Direction president,
            Minutes.Counted counted) {
        return new Minutes(
                minute(20),
                Optional.ofNullable(unanimity),
                Optional.ofNullable(against),
                Optional.ofNullable(abstentions),
                Optional.ofNullable(president),
                Optional.ofNullable(counted));
    }

    static Minutes.Group group(int count) {
        return new Minutes.Group(Optional.of(count), Optional.empty());
    }

    static Minutes.Group names(Integer... seats) {
        return new Minutes.Group(
                Optional.empty(),
                Optional.of(Arrays.stream(seats).map(Chamber::seat).toList()));
    }

    /** Votes on a proposal, counted by hand. */
    static Minutes.Counted byHand(int inFavour, int against, int abstentions, int blank, int spoilt) {
        return new Minutes.Counted(
                Optional.of(inFavour), Optional.of(against), abstentions, blank, spoilt, Optional.empty());
    }

    /** Votes for the candidates, from seat 1, counted by hand. */
    static Minutes.Counted forCandidates(int blank, int... votes) {
        return new Minutes.Counted(
                Optional.empty(),
                Optional.empty(),
                0,
                blank,
                0,
                Optional.of(IntStream.range(0, votes.length)
                        .mapToObj(index -> new Minutes.ForCandidate(seat(index + 1), votes[index]))
                        .toList()));
    }

    /** Casts the voices individually: the given number for, then against; all others abstain. */
    Cast votes(int inFavour, int against) {
        var voices = opening.voices().stream()
                .sorted((one, other) -> one.principal().compareTo(other.principal()))
                .toList();
        return Cast.publicly(IntStream.range(0, voices.size())
                .mapToObj(index -> new Cast.Vote(
                        voices.get(index),
                        index < inFavour
                                ? Direction.FOR
                                : index < inFavour + against ? Direction.AGAINST : Direction.ABSTENTION,
                        minute(15)))
                .collect(Collectors.toList()));
    }
}
