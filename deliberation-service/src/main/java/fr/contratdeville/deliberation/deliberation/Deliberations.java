package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries on deliberations. */
@ApplicationScoped
class Deliberations implements PanacheRepositoryBase<Deliberation, UUID> {
    private static final String PUBLIC = " and sessionId in (select s.id from Session s"
            + " where s.state = CLOSED or (s.state = INQUORATE and s.openedAt is not null))";

    /** One page of the deliberations; assembly and year are optional filters. */
    List<Deliberation> page(@Nullable UUID assemblyId, @Nullable Integer year, boolean publicOnly, Page page) {
        var query = "id > ?1 and (?2 is null or assemblyId = ?2) and (?3 is null or seriesYear = ?3)"
                + (publicOnly ? PUBLIC : "")
                + " order by id";
        return find(query, page.after(), assemblyId, year).page(0, page.fetch()).list();
    }

    Optional<Deliberation> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Deliberation> visible(UUID id, boolean publicOnly) {
        return find("id = ?1" + (publicOnly ? PUBLIC : ""), id).firstResultOptional();
    }

    Optional<Deliberation> ofBallot(UUID ballotId) {
        return find("ballotId", ballotId).firstResultOptional();
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("deliberations", """
            select d.id from deliberation d join session s on s.id = d.session_id
            where (s.state = 'CLOSED' or (s.state = 'INQUORATE' and s.opened_at is not null))
            order by d.id limit 1""");
    }
}
