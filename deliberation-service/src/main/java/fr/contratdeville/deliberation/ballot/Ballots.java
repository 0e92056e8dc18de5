package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries on ballots. */
@ApplicationScoped
class Ballots implements PanacheRepositoryBase<Ballot, UUID> {

    List<Ballot> page(UUID sessionId, Page page) {
        return find("sessionId = ?1 and id > ?2 order by id", sessionId, page.after())
                .page(0, page.fetch())
                .list();
    }

    Ballot required(UUID id) {
        return findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** Locks the ballot and reads it again. The caller has locked its session. */
    Ballot lockAndRefresh(UUID id) {
        var ballot = required(id);
        getEntityManager().refresh(ballot, LockModeType.PESSIMISTIC_WRITE);
        return ballot;
    }

    /** The open ballot on an item. */
    Optional<Ballot> openOn(UUID itemId) {
        return find("itemId = ?1 and state = OPEN", itemId).firstResultOptional();
    }

    /** The last ballot on an item. */
    Optional<Ballot> lastOn(UUID itemId) {
        return find("itemId = ?1 order by id desc", itemId).page(0, 1).firstResultOptional();
    }

    /** The number of completed rounds of an appointment. */
    int roundsHeld(UUID itemId) {
        return Math.toIntExact(count("itemId = ?1 and nextRound = true and annulledAt is null", itemId));
    }

    /** Whether this ballot is the last one on the item, apart from annulled ones. */
    boolean isLast(Ballot ballot) {
        return count("itemId = ?1 and id > ?2 and annulledAt is null", ballot.itemId(), ballot.id()) == 0;
    }

    /** Updates the ballot box without a new revision, so that the revision does not show that a vote was cast. */
    void seal(UUID id, byte[] urn) {
        getEntityManager()
                .createNativeQuery("update ballot set urn = :urn where id = :id")
                .setParameter("urn", urn)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("ballots", """
            select b.id from ballot b join session s on s.id = b.session_id
            where (s.state = 'CLOSED' or (s.state = 'INQUORATE' and s.opened_at is not null))
            order by b.id limit 1""");
    }
}
