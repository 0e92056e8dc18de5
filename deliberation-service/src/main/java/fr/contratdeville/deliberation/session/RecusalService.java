package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.Line;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.recusal.NewRecusal;
import fr.contratdeville.deliberation.recusal.RecusalView;
import fr.contratdeville.deliberation.recusal.Recusals;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Who takes no part in an item: it holds the session, so that nothing is counted meanwhile. */
@ApplicationScoped
@Transactional
class RecusalService {
    private final Sessions sessions;
    private final AgendaItems items;
    private final Recusals recusals;
    private final Mandates mandates;
    private final Journal journal;
    private final Clock clock;

    RecusalService(
            Sessions sessions, AgendaItems items, Recusals recusals, Mandates mandates, Journal journal, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.recusals = recusals;
        this.mandates = mandates;
        this.journal = journal;
        this.clock = clock;
    }

    RecusalView declare(UUID itemId, UUID memberId, NewRecusal content) {
        var session = hold(itemId, content.at());
        if (!mandates.inExercise(session.assemblyId(), session.heldOn()).contains(memberId)) {
            throw Reason.MEMBER_NOT_IN_EXERCISE.refusal(
                    memberId, session.heldOn().toString());
        }
        var recusal = recusals.declare(itemId, memberId, content);
        write(session, EventKind.RECUSAL_DECLARED, content.at(), itemId, memberId);
        return recusal;
    }

    RecusalView retract(UUID itemId, UUID memberId, Instant at) {
        var session = hold(itemId, at);
        var recusal = recusals.retract(itemId, memberId, at);
        write(session, EventKind.RECUSAL_RETRACTED, at, itemId, memberId);
        return recusal;
    }

    /** What was counted for the item stays as it was counted: a recusal comes before, or after and leaves it alone. */
    private Session hold(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.requireNotOver();
        var item = items.fresh(itemId);
        item.requireUndecided();
        Session.requirePast(at, clock.instant());
        var counted = item.discussedAt();
        if (counted != null && !at.isAfter(counted)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(counted))
                    .at("at");
        }
        return session;
    }

    private void write(Session session, EventKind kind, Instant at, UUID itemId, UUID memberId) {
        journal.write(session.id(), new Line(kind, at, itemId, null, memberId));
        sessions.touch(session);
    }
}
