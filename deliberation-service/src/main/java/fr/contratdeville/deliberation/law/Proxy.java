package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A written proxy (pouvoir) in one session: a present member votes for an absent one (rules P1 to P6).
 *
 * @param givenAt instant from which it is valid
 * @param revokedAt instant at which the giver revoked it, if so
 */
public record Proxy(UUID giver, UUID holder, Instant givenAt, Optional<Instant> revokedAt) {
    /** The maximum number of consecutive sessions of one proxy, except in certified illness (rule P2). */
    public static final int LONGEST_RUN = 3;

    /** The reason why a proxy ended. */
    public enum Cause {
        /** The giver revoked it. */
        REVOKED,
        /** The giver arrived. */
        GIVER_ARRIVED,
        /** The holder left. */
        HOLDER_LEFT
    }

    /** The end of a proxy, from that instant on. */
    public record End(Cause cause, Instant at) {}

    /** The first event that ended the proxy, if there is one; an ended proxy is not restored. */
    public Optional<End> end(Movements movements) {
        return Stream.of(
                        revokedAt.map(at -> new End(Cause.REVOKED, at)),
                        movements.arrivalAfter(giver, givenAt).map(at -> new End(Cause.GIVER_ARRIVED, at)),
                        movements.departureAfter(holder, givenAt).map(at -> new End(Cause.HOLDER_LEFT, at)))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(End::at));
    }

    /** Whether the proxy is in force at that instant, without regard to the presence of giver and holder. */
    public boolean inForce(Movements movements, Instant at) {
        return !givenAt.isAfter(at)
                && end(movements).filter(end -> !end.at().isAfter(at)).isEmpty();
    }

    /**
     * Whether one proxy may be valid for these sessions: at most {@link #LONGEST_RUN} of them are consecutive (rule
     * P2). A session that the proxy does not name comes in between only once it was held: until then it can still be
     * cancelled.
     *
     * @param sessions the sessions of the assembly that are not cancelled, in order
     * @param held the sessions that were opened
     * @param served the sessions that the proxy names
     */
    public static <S> boolean mayServe(List<S> sessions, Set<S> held, Set<S> served) {
        var run = 0;
        for (var session : sessions) {
            if (served.contains(session)) {
                run++;
            } else if (held.contains(session)) {
                run = 0;
            }
            if (run > LONGEST_RUN) {
                return false;
            }
        }
        return true;
    }
}
