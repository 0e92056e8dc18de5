package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.Agenda;
import fr.contratdeville.deliberation.session.ItemState;
import fr.contratdeville.deliberation.session.RollCall;
import fr.contratdeville.deliberation.session.Sitting;
import fr.contratdeville.deliberation.session.UpcomingItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the quorums of a session again, and forecasts later ones. Changes nothing. */
@ApplicationScoped
@Transactional
class QuorumService {
    private final QuorumChecks checks;
    private final RollCall rollCall;
    private final Agenda agenda;
    private final Journal journal;
    private final Clock clock;

    QuorumService(QuorumChecks checks, RollCall rollCall, Agenda agenda, Journal journal, Clock clock) {
        this.checks = checks;
        this.rollCall = rollCall;
        this.agenda = agenda;
        this.journal = journal;
        this.clock = clock;
    }

    /** Each line of the ledger, and its count from the current log. */
    List<Recount> recount(Sitting sitting) {
        var taken = checks.ofSession(sitting.sessionId());
        var history = rollCall.history(
                sitting,
                taken.stream()
                        .map(QuorumCheck::itemId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var corrections = journal.corrections(sitting.sessionId());
        return taken.stream()
                .map(check -> {
                    var itemId = check.itemId();
                    var roll = itemId == null ? history.at(check.at()) : history.at(itemId, check.at());
                    return Recount.of(check, roll.quorum(check.need()), corrections);
                })
                .toList();
    }

    /**
     * The items that fall if some members leave.
     *
     * @param leaving present members who would leave
     * @param before the item before which they would leave; null for now
     */
    QuorumForecast forecast(Sitting sitting, Set<UUID> leaving, @Nullable UUID before) {
        var at = clock.instant();
        var upcoming = agenda.upcoming(sitting.sessionId());
        var from = position(upcoming, before);
        var history = rollCall.history(
                sitting, upcoming.stream().map(UpcomingItem::id).toList());
        requirePresent(leaving, history.at(at).present());
        var items = upcoming.stream()
                .map(item -> {
                    var roll = history.at(item.id(), at);
                    var left = roll.without(item.position() >= from ? leaving : Set.of());
                    var quorum = left.quorum(item.need());
                    return QuorumForecast.Item.of(
                            item,
                            roll.counted().size(),
                            quorum,
                            item.state() == ItemState.LISTED && !quorum.met(),
                            left.voices().size());
                })
                .toList();
        return new QuorumForecast(at, leaving.stream().sorted().toList(), items);
    }

    private static int position(List<UpcomingItem> upcoming, @Nullable UUID before) {
        return before == null
                ? 0
                : upcoming.stream()
                        .filter(item -> item.id().equals(before))
                        .findFirst()
                        .orElseThrow(() ->
                                CommonReason.UNKNOWN_REFERENCE.refusal(before).at("before"))
                        .position();
    }

    private static void requirePresent(Set<UUID> leaving, Set<UUID> present) {
        leaving.stream().filter(member -> !present.contains(member)).findFirst().ifPresent(absent -> {
            throw Reason.MEMBER_NOT_PRESENT.refusal(absent).at("leaving");
        });
    }
}
