package fr.contratdeville.deliberation.quorum;

import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.attendance.Attendance;
import fr.contratdeville.deliberation.attendance.Sitting;
import fr.contratdeville.deliberation.http.Page;
import fr.contratdeville.deliberation.law.Quorum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the quorum of a session, and keeps every taking: who asks later sees what was counted. */
@ApplicationScoped
@Transactional
public class QuorumLedger {
    private final QuorumTakings takings;
    private final Attendance attendance;
    private final Mandates mandates;

    QuorumLedger(QuorumTakings takings, Attendance attendance, Mandates mandates) {
        this.takings = takings;
        this.attendance = attendance;
        this.mandates = mandates;
    }

    /**
     * Takes the quorum at an instant and writes it down. A missing quorum is a fact to record, not an error.
     *
     * @param itemId the item that is put to discussion, on that occasion alone
     */
    public Quorum take(Sitting sitting, Occasion occasion, @Nullable UUID itemId, Instant at) {
        var quorum = Quorum.of(
                mandates.inExercise(sitting.assemblyId(), sitting.heldOn()).size(),
                attendance.present(sitting, at).size());
        takings.persist(new QuorumTaking(sitting.sessionId(), occasion, itemId, at, quorum));
        return quorum;
    }

    /** One page of the ledger, in the order of the takings. */
    public Page.Listed<QuorumLine> lines(UUID sessionId, Page page) {
        return page.of(takings.page(sessionId, page), QuorumTaking::id, QuorumLine::of);
    }
}
