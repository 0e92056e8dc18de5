package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.assembly.MandateCorrection;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.law.LegalDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Corrections of mandates, in the journals of the sessions that they concern. */
@ApplicationScoped
@Transactional
class RecordedMandateCorrection implements MandateCorrection {
    private final Sessions sessions;
    private final Journal journal;

    RecordedMandateCorrection(Sessions sessions, Journal journal) {
        this.sessions = sessions;
        this.journal = journal;
    }

    @Override
    public void record(
            UUID assemblyId, UUID memberId, LocalDate from, LocalDate until, @Nullable String reason, String field) {
        var at = LegalDay.startOf(from);
        sessions.lockHeld(assemblyId, from, until).stream()
                .filter(session -> session.sitting().counted(at))
                .forEach(session -> {
                    session.sitting().requireReason(at, reason, field);
                    journal.write(
                            session.id(),
                            JournalEntry.ofMember(EventKind.MANDATE_CORRECTED, at, memberId)
                                    .because(reason));
                    sessions.touch(session);
                });
    }
}
