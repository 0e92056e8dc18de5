package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Result;
import fr.contratdeville.deliberation.deliberation.Vote;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Count;
import fr.contratdeville.deliberation.law.Demands;
import fr.contratdeville.deliberation.law.Opening;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.law.Tally;
import fr.contratdeville.deliberation.law.Votes;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.ItemToVote;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One vote on an item (scrutin): {@code OPEN → CLOSED}; it can also be annulled. Its voices are fixed when it opens.
 */
@Entity
public class Ballot {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID itemId;
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private BallotForm form;

    private @Nullable Integer round;

    @Enumerated(EnumType.STRING)
    private BallotState state;

    private Instant openedAt;
    private @Nullable Instant closedAt;
    private int present;
    private int voices;
    private byte @Nullable [] urn;

    @Embedded
    private @Nullable Vote vote;

    private boolean nextRound;
    private @Nullable UUID electedId;
    private @Nullable Instant annulledAt;
    private @Nullable String annulmentReason;

    @ElementCollection
    @CollectionTable(name = "ballot_voice", joinColumns = @JoinColumn(name = "ballot_id"))
    private Set<BallotVoice> roll = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "ballot_demand", joinColumns = @JoinColumn(name = "ballot_id"))
    private Set<Demand> demands = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "candidacy", joinColumns = @JoinColumn(name = "ballot_id"))
    @OrderColumn(name = "position")
    private List<Candidacy> candidates = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "named_vote", joinColumns = @JoinColumn(name = "ballot_id"))
    private Set<NamedVote> named = new HashSet<>();

    protected Ballot() {}

    /**
     * Opens a ballot for the members and proxies that can vote now.
     *
     * @param round round of an appointment, 1 to 3; null for any other item
     */
    Ballot(UUID itemId, UUID sessionId, NewBallot opening, Roll roll, @Nullable Integer round) {
        this.itemId = itemId;
        this.sessionId = sessionId;
        this.openedAt = opening.at();
        this.state = BallotState.OPEN;
        this.round = round;
        this.present = roll.counted().size();
        roll.voices().forEach(voice -> this.roll.add(BallotVoice.of(voice)));
        this.voices = this.roll.size();
        this.demands.addAll(demands(opening));
        opening.candidatesOrNone()
                .forEach(candidate -> candidates.add(new Candidacy(candidate.memberId(), candidate.bornOn(), null)));
        this.form = asked().form(isAppointment());
    }

    private static Set<Demand> demands(NewBallot opening) {
        var demands = new HashSet<Demand>();
        opening.publicAskers().forEach(member -> demands.add(new Demand(member, BallotForm.PUBLIC)));
        opening.secretAskers().forEach(member -> demands.add(new Demand(member, BallotForm.SECRET)));
        return demands;
    }

    /** Whether this request opened the ballot. */
    boolean isOpenedBy(NewBallot opening) {
        return openedAt.equals(opening.at())
                && demands.equals(demands(opening))
                && candidates.stream()
                        .map(candidate -> new NewBallot.Candidate(candidate.memberId(), candidate.bornOn()))
                        .toList()
                        .equals(opening.candidatesOrNone());
    }

    /** What members requested, and how many requests are required (rules V6 and V7). */
    Demands asked() {
        return new Demands(
                present,
                asking(BallotForm.PUBLIC).size(),
                asking(BallotForm.SECRET).size());
    }

    /** The members who requested a form. */
    List<UUID> asking(BallotForm wanted) {
        return demands.stream()
                .filter(demand -> demand.form() == wanted)
                .map(Demand::memberId)
                .sorted()
                .toList();
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the ballot is closed or annulled */
    void requireOpen() {
        if (annulledAt != null) {
            throw Reason.BALLOT_ANNULLED.refusal();
        }
        if (state != BallotState.OPEN) {
            throw Reason.BALLOT_CLOSED.refusal();
        }
    }

    void seal(byte[] content) {
        urn = content;
    }

    /** Closes the ballot with its result. */
    void close(Instant at, Count.Counted count) {
        requireOpen();
        state = BallotState.CLOSED;
        closedAt = at;
        urn = null;
        vote = Vote.of(count.decision());
        nextRound = count.nextRound();
        electedId = count.elected().orElse(null);
        named.addAll(named(count));
        candidates.replaceAll(candidate -> candidate.with(count.candidates().get(candidate.memberId())));
    }

    private static Set<NamedVote> named(Count.Counted count) {
        return count.named().entrySet().stream()
                .map(vote -> new NamedVote(vote.getKey(), vote.getValue()))
                .collect(Collectors.toSet());
    }

    /** Whether it was closed at this instant and is not annulled. */
    boolean isClosedAt(Instant at) {
        return annulledAt == null && at.equals(closedAt);
    }

    /** Whether it was closed with this result. */
    boolean isClosedBy(Instant at, Count count) {
        return isClosedAt(at)
                && count instanceof Count.Counted counted
                && Vote.of(counted.decision()).equals(vote)
                && named(counted).equals(named);
    }

    /** Annuls the ballot: it has no effect, but it is kept. */
    void annul(NewBallot.Annulment annulment) {
        if (annulledAt != null) {
            throw Reason.BALLOT_ANNULLED.refusal();
        }
        state = BallotState.CLOSED;
        urn = null;
        annulledAt = annulment.at();
        annulmentReason = annulment.reason();
    }

    boolean isAnnulledBy(NewBallot.Annulment annulment) {
        return annulment.at().equals(annulledAt) && annulment.reason().equals(annulmentReason);
    }

    /**
     * The ballot as input of the law.
     *
     * @param names names of the candidates, as in the register
     */
    Opening opening(ItemToVote item, Map<UUID, String> names) {
        return new Opening(
                itemId,
                openedAt,
                item.discussedAt(),
                item.presidentId(),
                form,
                roll.stream().map(BallotVoice::voice).collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(round)
                        .map(number -> new Opening.Round(
                                number,
                                candidates.stream()
                                        .map(candidate -> candidate.candidate(names.get(candidate.memberId())))
                                        .toList())));
    }

    /** The counters in the ballot box of a secret ballot: one for each choice, then one for each candidate. */
    int places() {
        return Choice.values().length + candidates.size();
    }

    /** The index of a candidate's counter. */
    Optional<Integer> placeOf(UUID candidateId) {
        return IntStream.range(0, candidates.size())
                .filter(position -> candidates.get(position).memberId().equals(candidateId))
                .mapToObj(position -> Choice.values().length + position)
                .findFirst();
    }

    /** The counters of the ballot box, as votes. */
    Tally tally(int[] sums) {
        return new Tally(
                new Votes(
                        sums[Choice.FOR.ordinal()],
                        sums[Choice.AGAINST.ordinal()],
                        sums[Choice.ABSTENTION.ordinal()],
                        sums[Choice.BLANK.ordinal()],
                        sums[Choice.SPOILT.ordinal()],
                        0),
                candidates.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Candidacy::memberId,
                                candidate -> sums[placeOf(candidate.memberId()).orElseThrow()])),
                Optional.empty());
    }

    /** The votes as counted when the ballot closed. */
    Optional<Tally> counted() {
        return Optional.ofNullable(vote)
                .map(stated -> new Tally(
                        stated.votes(),
                        candidates.stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Candidacy::memberId, candidate -> Objects.requireNonNull(candidate.votes()))),
                        Optional.ofNullable(stated.presidentVote())));
    }

    boolean isAppointment() {
        return round != null;
    }

    Optional<Result> result() {
        return Optional.ofNullable(vote).map(stated -> Result.of(voices, form, stated));
    }

    /** Whether the ballot has a voice of this member. */
    boolean hasVoiceOf(UUID principal) {
        return roll.stream().anyMatch(voice -> voice.principalId().equals(principal));
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID itemId() {
        return itemId;
    }

    UUID sessionId() {
        return sessionId;
    }

    BallotForm form() {
        return form;
    }

    @Nullable
    Integer round() {
        return round;
    }

    BallotState state() {
        return state;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    int voices() {
        return voices;
    }

    byte @Nullable [] urn() {
        return urn;
    }

    boolean nextRound() {
        return nextRound;
    }

    @Nullable
    UUID electedId() {
        return electedId;
    }

    @Nullable
    Instant annulledAt() {
        return annulledAt;
    }

    @Nullable
    String annulmentReason() {
        return annulmentReason;
    }

    Set<BallotVoice> roll() {
        return roll;
    }

    List<Candidacy> candidates() {
        return candidates;
    }

    Set<NamedVote> named() {
        return named;
    }
}
