package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every query about votes that are cast one by one. What a secret ballot holds is never asked for here: see {@link Urn}. */
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
            select principal_id, holder_id, direction, at
              from public_vote
             where ballot_id = :ballot
             order by principal_id
            """;

    private static final String COUNT = """
            select (select count(*) from public_vote where ballot_id = :ballot)
                 + (select count(*) from participation where ballot_id = :ballot)
            """;

    private final EntityManager entities;

    CastVotes(EntityManager entities) {
        this.entities = entities;
    }

    /** @return false when a vote was cast for this voice already */
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

    /** @return false when this voice has taken part already */
    boolean takePart(UUID ballotId, UUID principal) {
        return entities.createNativeQuery(SECRET)
                        .setParameter("ballot", ballotId)
                        .setParameter("principal", principal)
                        .executeUpdate()
                == 1;
    }

    /** The votes of a public ballot, by the member whose voice it is. */
    List<CastVote> of(UUID ballotId) {
        List<?> rows = entities.createNativeQuery(READ, Tuple.class)
                .setParameter("ballot", ballotId)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new CastVote(
                        row.get("principal_id", UUID.class),
                        row.get("holder_id", UUID.class),
                        Direction.valueOf(row.get("direction", String.class)),
                        row.get("at", Instant.class)))
                .toList();
    }

    /** Whose voices were cast in a secret ballot; how, nobody knows. */
    Set<UUID> participants(UUID ballotId) {
        List<?> rows = entities.createNativeQuery(
                        "select principal_id from participation where ballot_id = :ballot", UUID.class)
                .setParameter("ballot", ballotId)
                .getResultList();
        return rows.stream().map(UUID.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /** How many voices were cast one by one. */
    int count(UUID ballotId) {
        return ((Number) entities.createNativeQuery(COUNT)
                        .setParameter("ballot", ballotId)
                        .getSingleResult())
                .intValue();
    }
}
