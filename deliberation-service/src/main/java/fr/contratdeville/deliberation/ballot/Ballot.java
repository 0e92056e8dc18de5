package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Vote;
import fr.contratdeville.deliberation.http.Problem;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Votes;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An ordinary vote on an item (scrutin ordinaire): {@code OPEN → CLOSED}. Those present when it opens have a voice. */
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
    private BallotState state;

    private Instant openedAt;
    private @Nullable Instant closedAt;
    private int voices;
    private @Nullable Integer inFavour;
    private @Nullable Integer against;
    private @Nullable Integer abstentions;

    @Enumerated(EnumType.STRING)
    private @Nullable Direction presidentVote;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @ElementCollection
    @CollectionTable(name = "named_vote", joinColumns = @JoinColumn(name = "ballot_id"))
    private Set<NamedVote> named = new HashSet<>();

    protected Ballot() {}

    Ballot(UUID itemId, UUID sessionId, Instant openedAt, int voices) {
        this.itemId = itemId;
        this.sessionId = sessionId;
        this.openedAt = openedAt;
        this.voices = voices;
        this.state = BallotState.OPEN;
    }

    /** @throws fr.contratdeville.deliberation.http.Refusal when it has its result already */
    void requireOpen() {
        if (state != BallotState.OPEN) {
            throw Problem.BALLOT_CLOSED.refusal();
        }
    }

    /** The votes are counted; what they decide follows from them alone (rules V1 to V5). */
    void close(Instant at, Count count) {
        requireOpen();
        state = BallotState.CLOSED;
        closedAt = at;
        inFavour = count.votes().inFavour();
        against = count.votes().against();
        abstentions = count.votes().abstentions();
        presidentVote = count.president().orElse(null);
        named.addAll(count.named());
        outcome = vote().orElseThrow().majority().outcome();
    }

    /** The counts, once it is closed. */
    Optional<Vote> vote() {
        return inFavour == null || against == null || abstentions == null
                ? Optional.empty()
                : Optional.of(
                        Vote.of(voices, new Votes(inFavour, against, abstentions), Optional.ofNullable(presidentVote)));
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

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    Set<NamedVote> named() {
        return named;
    }
}
