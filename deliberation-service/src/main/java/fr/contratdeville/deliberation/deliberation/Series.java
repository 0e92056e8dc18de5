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
 * The series of numbers, one for each assembly and year (rule E4). The row of a series stays locked from the taking of a
 * number to the end of the transaction: the next taker waits, and gets the same number if the first one fails.
 */
@ApplicationScoped
class Series {
    private static final String TAKE = """
            insert into register (assembly_id, series_year, next_number, in_use) values (:assembly, :year, 2, true)
            on conflict (assembly_id, series_year)
                do update set next_number = register.next_number + 1, in_use = true
            returning next_number - 1
            """;

    /** No row is touched, and none comes back, once a number was given here. */
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
     * Takes the next number, for good if the transaction commits.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal after the last number that can be written
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

    /** @return false when this service has given a number of the series already */
    boolean takeOver(UUID assemblyId, int year, int nextNumber) {
        return entities.createNativeQuery(TAKE_OVER)
                        .setParameter("assembly", assemblyId)
                        .setParameter("year", year)
                        .setParameter("next", nextNumber)
                        .executeUpdate()
                == 1;
    }

    /** The series, as far as it has begun. */
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
