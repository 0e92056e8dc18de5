package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The arrivals and departures of a session, from which presence at any instant is computed. The order of recording does
 * not matter: a member has one movement at an instant.
 */
public final class Movements {
    private final Map<UUID, NavigableMap<Instant, Boolean>> byMember = new HashMap<>();

    public Movements(Collection<Movement> movements) {
        movements.forEach(movement -> byMember.computeIfAbsent(movement.member(), member -> new TreeMap<>())
                .put(movement.at(), movement.in()));
    }

    /** Whether a member is present: the last movement at or before the instant is an arrival. */
    public boolean present(UUID member, Instant at) {
        var last = of(member).floorEntry(at);
        return last != null && last.getValue();
    }

    /** All members present. */
    public Set<UUID> present(Instant at) {
        return byMember.keySet().stream().filter(member -> present(member, at)).collect(Collectors.toUnmodifiableSet());
    }

    /** The next arrival of a member after an instant. */
    Optional<Instant> arrivalAfter(UUID member, Instant after) {
        return next(member, after, true);
    }

    /** The next departure of a member after an instant. */
    Optional<Instant> departureAfter(UUID member, Instant after) {
        return next(member, after, false);
    }

    private Optional<Instant> next(UUID member, Instant after, boolean in) {
        return of(member).tailMap(after, false).entrySet().stream()
                .filter(movement -> movement.getValue() == in)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private NavigableMap<Instant, Boolean> of(UUID member) {
        return byMember.getOrDefault(member, new TreeMap<>());
    }
}
