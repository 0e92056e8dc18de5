package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All queries on individual votes. The choices of a secret ballot are in the {@link Urn}. */
@ApplicationScoped
class CastVotes {
    private static final String PUBLIC = """
            insert into public_vote (ballot_id, principal_id, holder_id, direction, at)
            values (:ballot, :principal, :holder, :direction, :at)
            on conflict (ballot_id, principal_id) do nothing
            """;

    private static final String SECRET = """
            insert into participation (ballot_id, principal_id)
            values (:ballot, :principal)
            on conflict (ballot_id, principal_id) do nothing
            """;

    private static final String READ = """
            select ballot_id, principal_id, holder_id, direction, at
              from public_vote
             where ballot_id in (:ballots)
             order by principal_id
            """;

    private static final String COUNT = """
            select ballot_id, count(*) as cast_votes
              from (select ballot_id from public_vote where ballot_id in (:ballots)
                    union all
                    select ballot_id from participation where ballot_id in (:ballots)) voice
             group by ballot_id
            """;

    private final EntityManager entities;

    CastVotes(EntityManager entities) {
        this.entities = entities;
    }

    /** @return false if a vote was already cast for this voice */
    boolean add(UUID ballotId, CastVote vote) {
        return entities.createNativeQuery(PUBLIC)
                        .setParameter("ballot", ballotId)
                        .setParameter("principal", vote.principalId())
                        .setParameter("holder", vote.holderId())
                        .setParameter("direction", vote.direction().name())
                        .setParameter("at", vote.at())
                        .executeUpdate()
                == 1;
    }

    /** @return false if this voice was already cast */
    boolean takePart(UUID ballotId, UUID principal) {
        return entities.createNativeQuery(SECRET)
                        .setParameter("ballot", ballotId)
                        .setParameter("principal", principal)
                        .executeUpdate()
                == 1;
    }

    /** The votes of a public ballot, sorted by the member whose voice it is. */
    List<CastVote> of(UUID ballotId) {
        return of(List.of(ballotId)).getOrDefault(ballotId, List.of());
    }

    /** The same for several ballots, by ballot. */
    Map<UUID, List<CastVote>> of(Collection<UUID> ballotIds) {
        return rows(READ, ballotIds)
                .collect(Collectors.groupingBy(
                        row -> row.get("ballot_id", UUID.class),
                        Collectors.mapping(
                                row -> new CastVote(
                                        row.get("principal_id", UUID.class),
                                        row.get("holder_id", UUID.class),
                                        Direction.valueOf(row.get("direction", String.class)),
                                        row.get("at", Instant.class)),
                                Collectors.toList())));
    }

    /** The members whose voices were cast in a secret ballot. Their choices are not stored. */
    Set<UUID> participants(UUID ballotId) {
        List<?> rows = entities.createNativeQuery(
                        "select principal_id from participation where ballot_id = :ballot", UUID.class)
                .setParameter("ballot", ballotId)
                .getResultList();
        return rows.stream().map(UUID.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /** The number of votes cast individually. */
    int count(UUID ballotId) {
        return counts(List.of(ballotId)).getOrDefault(ballotId, 0);
    }

    /** The same for several ballots, by ballot; ballots without votes are left out. */
    Map<UUID, Integer> counts(Collection<UUID> ballotIds) {
        return rows(COUNT, ballotIds)
                .collect(Collectors.toMap(
                        row -> row.get("ballot_id", UUID.class),
                        row -> row.get("cast_votes", Long.class).intValue()));
    }

    private Stream<Tuple> rows(String sql, Collection<UUID> ballotIds) {
        if (ballotIds.isEmpty()) {
            return Stream.empty();
        }
        List<?> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("ballots", ballotIds)
                .getResultList();
        return rows.stream().map(Tuple.class::cast);
    }
}
