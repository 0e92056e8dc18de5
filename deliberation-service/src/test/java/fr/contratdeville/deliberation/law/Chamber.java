package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An assembly of numbered seats, and its events. Minutes count from the opening. */
final class Chamber {
    private static final Instant OPENING = Instant.parse("2019-03-07T08:00:00Z");

    private Chamber() {}

    static UUID seat(int number) {
        return new UUID(0, number);
    }

    /** The seats from one to another, both included. */
    static Set<UUID> seats(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Chamber::seat).collect(Collectors.toUnmodifiableSet());
    }

    static Instant minute(int minute) {
        return OPENING.plus(minute, ChronoUnit.MINUTES);
    }

    static Movement in(int seat, int minute) {
        return new Movement(seat(seat), true, minute(minute));
    }

    static Movement out(int seat, int minute) {
        return new Movement(seat(seat), false, minute(minute));
    }

    static Movements log(Movement... movements) {
        return new Movements(List.of(movements));
    }

    /** Members on these seats arrive at the opening, followed by these events. */
    static Movements seated(Set<UUID> seats, Movement... then) {
        var movements = new ArrayList<>(List.of(then));
        seats.forEach(seat -> movements.add(new Movement(seat, true, minute(0))));
        return new Movements(movements);
    }

    static Proxy proxy(int giver, int holder) {
        return proxy(giver, holder, 0);
    }

    static Proxy proxy(int giver, int holder, int minute) {
        return new Proxy(seat(giver), seat(holder), minute(minute), Optional.empty());
    }

    /** This number of absent members, from a seat on, give proxies to the first seats, one each. */
    static List<Proxy> proxies(int firstGiver, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> proxy(firstGiver + number, 1 + number))
                .toList();
    }

    static Map<UUID, Interest> recused(Collection<UUID> members, Interest interest) {
        return members.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), member -> interest));
    }
}
