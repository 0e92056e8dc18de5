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
 * Who came and went in a session, and so who was there at any instant. The order in which it was told is nothing: a
 * member does one thing at an instant.
 */
public final class Movements {
    private final Map<UUID, NavigableMap<Instant, Boolean>> byMember = new HashMap<>();

    public Movements(Collection<Movement> movements) {
        movements.forEach(movement -> byMember.computeIfAbsent(movement.member(), member -> new TreeMap<>())
                .put(movement.at(), movement.in()));
    }

    /** Whether a member is there: the last movement up to that instant, which included, was to come in. */
    public boolean present(UUID member, Instant at) {
        var last = of(member).floorEntry(at);
        return last != null && last.getValue();
    }

    /** All who are there. */
    public Set<UUID> present(Instant at) {
        return byMember.keySet().stream().filter(member -> present(member, at)).collect(Collectors.toUnmodifiableSet());
    }

    /** When a member next comes in after an instant. */
    Optional<Instant> arrivalAfter(UUID member, Instant after) {
        return next(member, after, true);
    }

    /** When a member next goes out after an instant. */
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
