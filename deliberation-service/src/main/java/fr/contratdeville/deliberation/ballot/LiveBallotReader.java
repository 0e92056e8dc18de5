package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.BallotForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The ballots in the live view of a session. */
@ApplicationScoped
@Transactional
public class LiveBallotReader {
    private final Ballots ballots;
    private final CastVotes votes;

    LiveBallotReader(Ballots ballots, CastVotes votes) {
        this.ballots = ballots;
        this.votes = votes;
    }

    /** The last ballot on an item. */
    public Optional<LiveBallot> on(UUID itemId) {
        return ballots.lastOn(itemId)
                .map(ballot ->
                        LiveBallot.of(ballot, ballot.form() == BallotForm.ORDINARY ? 0 : votes.count(ballot.id())));
    }
}
