package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The series of numbers, one per assembly and year (rule E4). The row of a series is locked from the assignment of a
 * number to the end of the transaction: a concurrent transaction waits, and gets the same number if the first one is
 * rolled back.
 */
@ApplicationScoped
class Series {
    private static final String TAKE = """
            insert into register (assembly_id, series_year, next_number, in_use) values (:assembly, :year, 2, true)
            on conflict (assembly_id, series_year)
                do update set next_number = register.next_number + 1, in_use = true
            returning next_number - 1
            """;

    /** Updates no row, and returns none, if a number was already assigned by this service. */
    private static final String TAKE_OVER = """
            insert into register (assembly_id, series_year, next_number, in_use)
            values (:assembly, :year, :next, false)
            on conflict (assembly_id, series_year)
                do update set next_number = excluded.next_number where not register.in_use
            """;

    private static final String READ =
            "select next_number, in_use from register where assembly_id = :assembly and series_year = :year";

    private final EntityManager entities;

    Series(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Assigns the next number; it is final when the transaction commits.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal if the series has no number left
     */
    @Transactional(TxType.MANDATORY)
    SeriesNumber take(UUID assemblyId, int year) {
        var sequence = (Integer) entities.createNativeQuery(TAKE, Integer.class)
                .setParameter("assembly", assemblyId)
                .setParameter("year", year)
                .getSingleResult();
        if (sequence > SeriesNumber.LAST) {
            throw Reason.REGISTER_FULL.refusal(String.valueOf(year), String.valueOf(SeriesNumber.LAST));
        }
        return new SeriesNumber(year, sequence);
    }

    /** @return false if this service has already assigned a number of the series */
    boolean takeOver(UUID assemblyId, int year, int nextNumber) {
        return entities.createNativeQuery(TAKE_OVER)
                        .setParameter("assembly", assemblyId)
                        .setParameter("year", year)
                        .setParameter("next", nextNumber)
                        .executeUpdate()
                == 1;
    }

    /** The series, if it exists. */
    Optional<RegisterView> find(UUID assemblyId, int year) {
        List<?> rows = entities.createNativeQuery(READ, Tuple.class)
                .setParameter("assembly", assemblyId)
                .setParameter("year", year)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new RegisterView(
                        assemblyId, year, row.get("next_number", Integer.class), row.get("in_use", Boolean.class)))
                .findFirst();
    }
}
