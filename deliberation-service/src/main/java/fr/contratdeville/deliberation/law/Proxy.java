package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A written mandate of an absent member to vote in his name (pouvoir), in one session (rules P1 to P6).
 *
 * @param givenAt from when on it can serve
 * @param revokedAt when the giver took it back by word, if he did
 */
public record Proxy(UUID giver, UUID holder, Instant givenAt, Optional<Instant> revokedAt) {
    /** Sessions in a row that one proxy may serve, save certified illness (rule P2). */
    public static final int LONGEST_RUN = 3;

    /** What ended a proxy. */
    public enum Cause {
        /** The giver revoked it. */
        REVOKED,
        /** The giver came in. */
        GIVER_ARRIVED,
        /** The holder went out. */
        HOLDER_LEFT
    }

    /** The end of a proxy: from that instant on it serves no more. */
    public record End(Cause cause, Instant at) {}

    /** How it ended, if it ever did. What ended first counts; a proxy that ended does not come back. */
    public Optional<End> end(Movements movements) {
        return Stream.of(
                        revokedAt.map(at -> new End(Cause.REVOKED, at)),
                        movements.arrivalAfter(giver, givenAt).map(at -> new End(Cause.GIVER_ARRIVED, at)),
                        movements.departureAfter(holder, givenAt).map(at -> new End(Cause.HOLDER_LEFT, at)))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(End::at));
    }

    /** Whether it serves at that instant, be its giver away and its holder there or not. */
    public boolean inForce(Movements movements, Instant at) {
        return !givenAt.isAfter(at)
                && end(movements).filter(end -> !end.at().isAfter(at)).isEmpty();
    }

    /**
     * Whether one proxy may serve these sessions: no more than {@link #LONGEST_RUN} of them follow each other (rule P2).
     *
     * @param sessions those of the assembly, in their order
     * @param served those of them that the proxy serves
     */
    public static <S> boolean mayServe(List<S> sessions, Set<S> served) {
        var run = 0;
        for (var session : sessions) {
            run = served.contains(session) ? run + 1 : 0;
            if (run > LONGEST_RUN) {
                return false;
            }
        }
        return true;
    }
}
