package fr.contratdeville.deliberation.recusal;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.law.Interest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Every query about recusals. Callers hold the session when they add to them. */
@ApplicationScoped
public class Recusals implements PanacheRepositoryBase<Recusal, UUID> {

    /** One page of the recusals of an item, those taken back too, in order of recording. */
    public Page.Listed<RecusalView> page(UUID itemId, Page page) {
        var rows = find("itemId = ?1 and id > ?2 order by id", itemId, page.after())
                .page(0, page.fetch())
                .list();
        return page.of(rows, Recusal::id, RecusalView::of);
    }

    /** Who takes no part in an item at an instant, and why: a look at these items for any of them and any instant. */
    public BiFunction<UUID, Instant, Map<UUID, Interest>> of(Collection<UUID> itemIds) {
        var byItem = itemIds.isEmpty()
                ? Map.<UUID, List<Recusal>>of()
                : list("itemId in ?1", itemIds).stream().collect(Collectors.groupingBy(Recusal::itemId));
        return (item, at) -> byItem.getOrDefault(item, List.of()).stream()
                .filter(recusal -> recusal.holds(at))
                .collect(Collectors.toMap(Recusal::memberId, Recusal::kind, (earlier, later) -> later));
    }

    private Optional<Recusal> standing(UUID itemId, UUID memberId) {
        return find("itemId = ?1 and memberId = ?2 and retractedAt is null", itemId, memberId)
                .firstResultOptional();
    }

    /** Records that a member takes no part; one that stands is replaced. */
    public RecusalView declare(UUID itemId, UUID memberId, NewRecusal content) {
        standing(itemId, memberId).ifPresent(stands -> stands.retract(content.at()));
        flush();
        var recusal = new Recusal(itemId, memberId, content);
        persistAndFlush(recusal);
        return RecusalView.of(recusal);
    }

    /** Records that a member takes part after all. */
    public RecusalView retract(UUID itemId, UUID memberId, Instant at) {
        var recusal = standing(itemId, memberId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        recusal.retract(at);
        flush();
        return RecusalView.of(recusal);
    }
}
