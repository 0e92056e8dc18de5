package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.rules.Section;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every query about totals and printed totals. Computed totals are never stored (F1). */
@ApplicationScoped
class Totals {
    private final Session session;

    Totals(Session session) {
        this.session = session;
    }

    /**
     * One line of the totals of a tranche: of everything, or of one pillar, section or carrier. {@code own} is set
     * where section and « carried by the collectivity » are grouped together, because the chapter depends on both.
     */
    record Sum(
            @Nullable Integer pillar,
            @Nullable Section section,
            @Nullable Boolean own,
            @Nullable UUID carrierId,
            @Nullable String carrier,
            long actions,
            long grants,
            BigDecimal cost,
            BigDecimal contribution,
            int grouping) {}

    /** The bits of {@link Sum#grouping}: a bit is set if its column is not grouped by. */
    static final int OF_ALL = 0b1111;

    static final int OF_PILLAR = 0b0111;
    static final int OF_SECTION = 0b1011;
    static final int OF_PILLAR_AND_SECTION = 0b0011;
    static final int OF_SECTION_AND_OWN = 0b1001;
    static final int OF_CARRIER = 0b1110;

    /** All totals of a tranche, in one query. */
    List<Sum> sums(UUID trancheId) {
        return session
                .createNativeQuery("""
                select a.pillar, a.section, c.own, c.id as carrier_id, c.name,
                       count(a.id), count(a.id) filter (where not c.own),
                       coalesce(sum(a.cost), 0.00), coalesce(sum(a.contribution), 0.00),
                       grouping(a.pillar, a.section, c.own, c.id)
                from action a join carrier c on c.id = a.carrier_id
                where a.tranche_id = :tranche and a.contribution is not null
                group by grouping sets ((), (a.pillar), (a.section), (a.section, c.own), (a.pillar, a.section), (c.id, c.name))
                order by a.pillar, a.section, c.own, c.name
                """, Object[].class)
                .setParameter("tranche", trancheId)
                .getResultList()
                .stream()
                .map(Totals::sum)
                .toList();
    }

    private static Sum sum(Object[] row) {
        return new Sum(
                (Integer) row[0],
                row[1] == null ? null : Section.valueOf((String) row[1]),
                (Boolean) row[2],
                (UUID) row[3],
                (String) row[4],
                ((Number) row[5]).longValue(),
                ((Number) row[6]).longValue(),
                (BigDecimal) row[7],
                (BigDecimal) row[8],
                ((Number) row[9]).intValue());
    }

    /** Totals by territory. An action in several territories counts in each, so they do not add up. */
    List<TotalsView.OfTerritory> byTerritory(UUID trancheId) {
        return session
                .createNativeQuery("""
                select code, count(*), sum(a.cost), sum(a.contribution)
                from action a cross join unnest(a.territories) as code
                where a.tranche_id = :tranche and a.contribution is not null
                group by code order by code
                """, Object[].class)
                .setParameter("tranche", trancheId)
                .getResultList()
                .stream()
                .map(row -> new TotalsView.OfTerritory(
                        (String) row[0], ((Number) row[1]).longValue(), (BigDecimal) row[2], (BigDecimal) row[3]))
                .toList();
    }

    /**
     * The amount that the collectivity expects from other funders for the tranche, in euros: the amount paid or
     * granted if known; 0.00 if the request is withdrawn or refused; otherwise the amount requested.
     */
    BigDecimal expectedFromFunders(UUID trancheId) {
        return session.createNativeQuery("""
                select coalesce(sum(case
                        when decided_outcome is not null then coalesce(paid_amount, granted_amount, 0.00)
                        when state = 'WITHDRAWN' then 0.00
                        else requested_amount end), 0.00)
                from cofinancing_request where tranche_id = :tranche
                """, BigDecimal.class)
                .setParameter("tranche", trancheId)
                .getSingleResult();
    }

    /** An action whose cost or contribution is exactly one of the amounts. */
    record Candidate(
            UUID id,
            int pillar,
            Section section,
            String title,
            String carrier,
            BigDecimal cost,
            BigDecimal contribution) {}

    List<Candidate> candidates(UUID trancheId, Collection<BigDecimal> amounts) {
        return session
                .createNativeQuery("""
                select a.id, a.pillar, a.section, a.title, c.name, a.cost, a.contribution
                from action a join carrier c on c.id = a.carrier_id
                where a.tranche_id = :tranche and a.contribution is not null
                  and (a.cost in (:amounts) or a.contribution in (:amounts))
                order by a.id
                """, Object[].class)
                .setParameter("tranche", trancheId)
                .setParameter("amounts", amounts)
                .getResultList()
                .stream()
                .map(row -> new Candidate(
                        (UUID) row[0],
                        (Integer) row[1],
                        Section.valueOf((String) row[2]),
                        (String) row[3],
                        (String) row[4],
                        (BigDecimal) row[5],
                        (BigDecimal) row[6]))
                .toList();
    }

    List<PrintedTotal> printed(UUID trancheId) {
        return session.createQuery("from PrintedTotal where trancheId = :tranche order by id", PrintedTotal.class)
                .setParameter("tranche", trancheId)
                .getResultList();
    }

    void replacePrinted(UUID trancheId, List<PrintedTotal> claims) {
        session.createMutationQuery("delete from PrintedTotal where trancheId = :tranche")
                .setParameter("tranche", trancheId)
                .executeUpdate();
        claims.forEach(session::persist);
        session.flush();
    }
}
