package fr.contratdeville.deliberation.live;

import fr.contratdeville.deliberation.assembly.MemberView;
import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.ballot.LiveBallotReader;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalLine;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.LiveState;
import fr.contratdeville.deliberation.session.RollCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Reads a running session for its followers. */
@ApplicationScoped
@Transactional
class LiveSession {
    private static final int LINES = 500;

    private final Agenda agenda;
    private final RollCall rollCall;
    private final Members members;
    private final LiveBallotReader ballots;
    private final Journal journal;
    private final Clock clock;

    LiveSession(
            Agenda agenda, RollCall rollCall, Members members, LiveBallotReader ballots, Journal journal, Clock clock) {
        this.agenda = agenda;
        this.rollCall = rollCall;
        this.members = members;
        this.ballots = ballots;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * An update of a session.
     *
     * @param lines lines of the journal, in order
     * @param view the session after these lines
     */
    record Update(List<JournalLine> lines, LiveView view) {
        int last() {
            return view.sequence();
        }
    }

    /**
     * The update after a line of the journal, with a limited number of lines; the caller reads the rest with further
     * calls.
     */
    Update since(UUID sessionId, int sequence) {
        journal.useSnapshot();
        var lines = journal.after(sessionId, sequence, LINES);
        var last = lines.isEmpty() ? sequence : lines.get(lines.size() - 1).sequence();
        return new Update(lines, view(sessionId, last));
    }

    /** The current state of the session. */
    LiveView current(UUID sessionId) {
        journal.useSnapshot();
        return view(sessionId, journal.last(sessionId));
    }

    private LiveView view(UUID sessionId, int sequence) {
        var state = agenda.state(sessionId);
        var item = state.item().orElse(null);
        var at = clock.instant();
        var roll = item == null
                ? rollCall.history(state.sitting(), List.of()).at(at)
                : rollCall.history(state.sitting(), List.of(item.id())).at(item.id(), at);
        return new LiveView(
                sequence,
                sessionId,
                state.state(),
                state.presidentId(),
                state.secretaryId(),
                rollCall.counts(state.sitting()),
                members.views(roll.present()).values().stream()
                        .sorted(Comparator.comparing(MemberView::lastName)
                                .thenComparing(MemberView::firstName)
                                .thenComparing(MemberView::id))
                        .toList(),
                LiveView.CurrentQuorum.of(roll.quorum(state.need())),
                roll.voices().size(),
                item,
                state.item().map(LiveState.Item::id).flatMap(ballots::on).orElse(null));
    }
}
