package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.interest.Interests;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.programme.TrancheLine;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.SessionGuard;
import fr.contratdeville.deliberation.session.Sitting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Records recusals, and proposes them if a declared interest matches a carrier. */
@ApplicationScoped
@Transactional
class RecusalService {
    private final DeclaredRecusals recusals;
    private final Agenda agenda;
    private final SessionGuard sessions;
    private final Mandates mandates;
    private final Interests interests;
    private final Journal journal;

    RecusalService(
            DeclaredRecusals recusals,
            Agenda agenda,
            SessionGuard sessions,
            Mandates mandates,
            Interests interests,
            Journal journal) {
        this.recusals = recusals;
        this.agenda = agenda;
        this.sessions = sessions;
        this.mandates = mandates;
        this.interests = interests;
        this.journal = journal;
    }

    /** Records a recusal; it replaces the current recusal of the member for the item. */
    DeclaredRecusal declare(UUID itemId, UUID memberId, NewRecusal content) {
        var sitting = agenda.lockForRecusal(itemId, content.at(), content.correctionReason());
        if (!mandates.inExercise(sitting.assemblyId(), sitting.heldOn()).contains(memberId)) {
            throw Reason.MEMBER_NOT_IN_EXERCISE.refusal(
                    memberId, sitting.heldOn().toString());
        }
        recusals.current(itemId, memberId).ifPresent(current -> current.retract(content.at()));
        recusals.flush();
        var recusal = new DeclaredRecusal(itemId, memberId, content);
        recusals.persistAndFlush(recusal);
        write(
                sitting,
                new JournalEntry(EventKind.RECUSAL_DECLARED, content.at(), itemId, null, memberId)
                        .because(sitting.correction(content.at(), content.correctionReason())));
        return recusal;
    }

    /** Retracts a recusal. */
    DeclaredRecusal retract(UUID itemId, UUID memberId, NewRecusal.Retraction content) {
        var sitting = agenda.lockForRecusal(itemId, content.at(), content.correctionReason());
        var recusal = recusals.current(itemId, memberId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        recusal.retract(content.at());
        recusals.flush();
        write(
                sitting,
                new JournalEntry(EventKind.RECUSAL_RETRACTED, content.at(), itemId, null, memberId)
                        .because(sitting.correction(content.at(), content.correctionReason())));
        return recusal;
    }

    private void write(Sitting sitting, JournalEntry line) {
        journal.write(sitting.sessionId(), line);
        sessions.touch(sitting);
    }

    /** The proposals for an item with a tranche of these lines, from the interests of the members in exercise. */
    RecusalProposals propose(Sitting sitting, UUID itemId, UUID trancheId, List<TrancheLine> lines) {
        var members = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        return RecusalProposals.of(itemId, trancheId, sitting.regime(), lines, interests.of(members, sitting.heldOn()));
    }
}
