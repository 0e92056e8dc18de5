package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.http.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Every query about ballots. */
@ApplicationScoped
class Ballots implements PanacheRepositoryBase<Ballot, UUID> {

    Ballot required(UUID id) {
        return findByIdOptional(id).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /** The ballot as it is now; the caller holds its session. */
    Ballot fresh(UUID id) {
        var ballot = required(id);
        getEntityManager().refresh(ballot, LockModeType.PESSIMISTIC_WRITE);
        return ballot;
    }
}
