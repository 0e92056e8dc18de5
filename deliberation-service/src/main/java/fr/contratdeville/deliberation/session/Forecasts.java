package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.roll.Rolls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers « if these members leave, which items fall? » from the log and the law, without changing anything. */
@ApplicationScoped
@Transactional
class Forecasts {
    private final Sessions sessions;
    private final AgendaItems items;
    private final Rolls rolls;
    private final Clock clock;

    Forecasts(Sessions sessions, AgendaItems items, Rolls rolls, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.rolls = rolls;
        this.clock = clock;
    }

    /**
     * Looks ahead.
     *
     * @param leaving members present, who would leave
     * @param before the item before which they would leave; null for at once
     */
    QuorumForecast without(UUID sessionId, Set<UUID> leaving, @Nullable UUID before) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        session.requireNotOver();
        var at = clock.instant();
        var agenda = items.ofSession(sessionId).stream()
                .filter(item -> item.state() == ItemState.LISTED || item.state() == ItemState.IN_DISCUSSION)
                .toList();
        var point = position(agenda, before);
        var now =
                rolls.at(session.sitting(), agenda.stream().map(AgendaItem::id).toList(), at);
        requirePresent(leaving, rolls.at(session.sitting(), (UUID) null, at).present());
        var forecast = new ArrayList<QuorumForecast.Item>();
        for (var item : agenda) {
            var roll = now.get(item.id());
            var gone = item.position() >= point ? leaving : Set.<UUID>of();
            var left = roll.without(gone);
            var quorum = left.quorum(session.need(item));
            var falls = item.state() == ItemState.LISTED && !quorum.met();
            forecast.add(QuorumForecast.Item.of(
                    item, roll.counted().size(), quorum, falls, left.voices().size()));
        }
        return new QuorumForecast(at, leaving.stream().sorted().toList(), forecast);
    }

    private static int position(List<AgendaItem> agenda, @Nullable UUID before) {
        return before == null
                ? 0
                : agenda.stream()
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
