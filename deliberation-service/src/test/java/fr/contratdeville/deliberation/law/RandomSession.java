package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.minute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/**
 * A random session: members arrive and leave, even from outside the assembly, give proxies (one for each giver and
 * holder, rule P1) and are recused from an item. The rolls are computed at one instant.
 */
record RandomSession(
        Regime regime,
        Set<UUID> inExercise,
        List<Movement> movements,
        List<Proxy> proxies,
        Map<UUID, Interest> recused,
        Instant at) {

    /** All seats, in exercise or not. */
    static final int SEATS = 8;

    /** The roll of the whole session. */
    Roll whole() {
        return Roll.at(at, regime, inExercise, new Movements(movements), proxies);
    }

    /** The roll of the item. */
    Roll item() {
        return whole().recusing(recused);
    }

    RandomSession with(Movement more) {
        var all = new ArrayList<>(movements);
        all.add(more);
        return new RandomSession(regime, inExercise, all, proxies, recused, at);
    }

    RandomSession withEvents(List<Movement> movements, List<Proxy> proxies) {
        return new RandomSession(regime, inExercise, movements, proxies, recused, at);
    }

    /** The principals whose proxy can be cast at the instant, by a simulation of the session minute by minute. */
    Set<UUID> principalsBySimulation() {
        var there = new HashSet<UUID>();
        var standing = new HashSet<Proxy>();
        for (var now = minute(0); !now.isAfter(at); now = now.plusSeconds(60)) {
            for (var movement : movements) {
                if (movement.at().equals(now) && movement.in()) {
                    there.add(movement.member());
                    standing.removeIf(proxy -> proxy.giver().equals(movement.member()));
                } else if (movement.at().equals(now)) {
                    there.remove(movement.member());
                    standing.removeIf(proxy -> proxy.holder().equals(movement.member()));
                }
            }
            for (var proxy : proxies) {
                if (proxy.givenAt().equals(now)) {
                    standing.add(proxy);
                }
                if (proxy.revokedAt().filter(now::equals).isPresent()) {
                    standing.remove(proxy);
                }
            }
        }
        var principals = new HashSet<UUID>();
        for (var proxy : standing) {
            if (inExercise.containsAll(List.of(proxy.giver(), proxy.holder()))
                    && !there.contains(proxy.giver())
                    && there.contains(proxy.holder())
                    && !recused.containsKey(proxy.giver())
                    && !recused.containsKey(proxy.holder())) {
                principals.add(proxy.giver());
            }
        }
        return principals;
    }

    /** Generates random sessions. */
    static class Any implements ArbitrarySupplier<RandomSession> {
        private static final int MINUTES = 20;

        @Override
        public Arbitrary<RandomSession> get() {
            var seats = Arbitraries.integers().between(1, SEATS).map(Chamber::seat);
            var instants = Arbitraries.integers().between(0, MINUTES).map(Chamber::minute);
            var movements = Combinators.combine(seats, Arbitraries.of(true, true, false), instants)
                    .as(Movement::new)
                    .list()
                    .uniqueElements(movement -> List.of(movement.member(), movement.at()))
                    .ofMinSize(8)
                    .ofMaxSize(40);
            var proxies = Combinators.combine(seats, seats, instants, instants.optional(0.3))
                    .as(Proxy::new)
                    .filter(proxy -> !proxy.giver().equals(proxy.holder()))
                    .filter(proxy ->
                            proxy.revokedAt().filter(proxy.givenAt()::isAfter).isEmpty())
                    .list()
                    .uniqueElements(Proxy::giver)
                    .uniqueElements(Proxy::holder)
                    .ofMaxSize(5);
            return Combinators.combine(
                            Arbitraries.of(Regime.class),
                            seats.set().ofMinSize(SEATS / 2),
                            movements,
                            proxies,
                            Arbitraries.maps(seats, Arbitraries.of(Interest.class))
                                    .ofMaxSize(3),
                            instants)
                    .as(RandomSession::new)
                    .withoutEdgeCases();
        }
    }
}
