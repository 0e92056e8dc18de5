package fr.contratdeville.deliberation.live;

import fr.contratdeville.deliberation.assembly.MemberView;
import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.ballot.Scoreboard;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalLine;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.RollCall;
import fr.contratdeville.deliberation.session.SessionNow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Reads a running session for those who follow it. */
@ApplicationScoped
@Transactional
class LiveSession {
    private static final int LINES = 500;

    private final Agenda agenda;
    private final RollCall rollCall;
    private final Members members;
    private final Scoreboard scoreboard;
    private final Journal journal;
    private final Clock clock;

    LiveSession(
            Agenda agenda, RollCall rollCall, Members members, Scoreboard scoreboard, Journal journal, Clock clock) {
        this.agenda = agenda;
        this.rollCall = rollCall;
        this.members = members;
        this.scoreboard = scoreboard;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is new of a session.
     *
     * @param lines of the journal, in their order
     * @param view the session after them
     */
    record News(List<JournalLine> lines, LiveView view) {
        int last() {
            return view.sequence();
        }
    }

    /** What is new since a line of the journal; the rest follows where it is more than can be told at once. */
    News since(UUID sessionId, int sequence) {
        journal.lookAtOneMoment();
        var lines = journal.after(sessionId, sequence, LINES);
        var last = lines.isEmpty() ? sequence : lines.get(lines.size() - 1).sequence();
        return new News(lines, view(sessionId, last));
    }

    /** The session as it is now. */
    LiveView now(UUID sessionId) {
        journal.lookAtOneMoment();
        return view(sessionId, journal.last(sessionId));
    }

    private LiveView view(UUID sessionId, int sequence) {
        var now = agenda.now(sessionId);
        var item = now.item().orElse(null);
        var at = clock.instant();
        var roll = item == null
                ? rollCall.history(now.sitting(), List.of()).at(at)
                : rollCall.history(now.sitting(), List.of(item.id())).at(item.id(), at);
        return new LiveView(
                sequence,
                sessionId,
                now.state(),
                now.presidentId(),
                now.secretaryId(),
                rollCall.counts(now.sitting()),
                members.views(roll.present()).values().stream()
                        .sorted(Comparator.comparing(MemberView::lastName)
                                .thenComparing(MemberView::firstName)
                                .thenComparing(MemberView::id))
                        .toList(),
                LiveView.QuorumNow.of(roll.quorum(now.need())),
                roll.voices().size(),
                item,
                now.item().map(SessionNow.Item::id).flatMap(scoreboard::on).orElse(null));
    }
}
