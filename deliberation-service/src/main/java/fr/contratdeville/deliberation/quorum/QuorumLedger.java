package fr.contratdeville.deliberation.quorum;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.deliberation.attendance.Sitting;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.roll.Rolls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the quorum of a session, and keeps every taking: who asks later sees what was counted. */
@ApplicationScoped
@Transactional
public class QuorumLedger {
    private final QuorumTakings takings;
    private final Rolls rolls;

    QuorumLedger(QuorumTakings takings, Rolls rolls) {
        this.takings = takings;
        this.rolls = rolls;
    }

    /**
     * Takes the quorum at an instant and writes it down. A missing quorum is a fact to record, not an error.
     *
     * @param itemId the item that is put to discussion, on that occasion alone
     */
    public Quorum take(Sitting sitting, Occasion occasion, @Nullable UUID itemId, Quorum.Need need, Instant at) {
        var quorum = rolls.at(sitting, itemId, at).quorum(need);
        takings.persist(new QuorumTaking(sitting.sessionId(), occasion, itemId, need, at, quorum));
        return quorum;
    }

    /** The roll as it stands now of the moment when the quorum of an item was taken last; none where it never was. */
    public Optional<Roll> rollAtDiscussion(Sitting sitting, UUID itemId) {
        return takings.lastOfItem(itemId).map(taking -> rolls.at(sitting, itemId, taking.at()));
    }

    /** One page of the ledger, in the order of the takings. */
    public Page.Listed<QuorumLine> lines(UUID sessionId, Page page) {
        return page.of(takings.page(sessionId, page), QuorumTaking::id, QuorumLine::of);
    }

    /** Counts again, from the log as it stands now, what every line of the ledger says. */
    public List<Recount> recount(Sitting sitting) {
        var taken = takings.ofSession(sitting.sessionId());
        var history = rolls.history(
                sitting,
                taken.stream()
                        .map(QuorumTaking::itemId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return taken.stream()
                .map(taking -> Recount.of(
                        taking, history.at(taking.itemId(), taking.at()).quorum(taking.need())))
                .toList();
    }
}
