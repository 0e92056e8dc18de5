package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.BallotForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What those who follow a session see of its ballots. */
@ApplicationScoped
@Transactional
public class Scoreboard {
    private final Ballots ballots;
    private final CastVotes votes;

    Scoreboard(Ballots ballots, CastVotes votes) {
        this.ballots = ballots;
        this.votes = votes;
    }

    /** The last ballot on an item. */
    public Optional<BallotNow> on(UUID itemId) {
        return ballots.lastOn(itemId)
                .map(ballot ->
                        BallotNow.of(ballot, ballot.form() == BallotForm.ORDINARY ? 0 : votes.count(ballot.id())));
    }
}
