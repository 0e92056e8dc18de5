package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The members in exercise, those present and those who vote, at one instant of a session. The quorum and the voices of
 * an item are computed from it.
 *
 * @param inExercise members whose mandate is in force on the day of the session (rule Q3)
 * @param present members in exercise who are physically present
 * @param recused the members who take no part in the item, and why (rule R1); empty for the whole session
 * @param proxies the proxies in force at that instant, the earliest first, without regard to the presence of giver and
 *     holder
 */
public record Roll(
        Regime regime, Set<UUID> inExercise, Set<UUID> present, Map<UUID, Interest> recused, List<Proxy> proxies) {

    public Roll {
        inExercise = Set.copyOf(inExercise);
        var there = new HashSet<>(present);
        there.retainAll(inExercise);
        present = Set.copyOf(there);
        var out = new HashMap<>(recused);
        out.keySet().retainAll(inExercise);
        recused = Map.copyOf(out);
        proxies = List.copyOf(proxies);
    }

    /** The roll of the whole session at an instant, from its log. */
    public static Roll at(
            Instant at, Regime regime, Set<UUID> inExercise, Movements movements, Collection<Proxy> proxies) {
        return new Roll(
                regime,
                inExercise,
                movements.present(at),
                Map.of(),
                proxies.stream()
                        .filter(proxy -> inExercise.contains(proxy.giver()) && inExercise.contains(proxy.holder()))
                        .filter(proxy -> proxy.inForce(movements, at))
                        .sorted(Comparator.comparing(Proxy::givenAt))
                        .toList());
    }

    /** The same for a ballot: a proxy given after the opening counts from the next ballot (rule P4). */
    public Roll ofBallot(Instant openedAt) {
        return new Roll(
                regime,
                inExercise,
                present,
                recused,
                proxies.stream()
                        .filter(proxy -> !proxy.givenAt().isAfter(openedAt))
                        .toList());
    }

    /** The same for an item with recusals (rule R1). */
    public Roll recusing(Map<UUID, Interest> members) {
        return new Roll(regime, inExercise, present, members, proxies);
    }

    /**
     * The same without some members: the proxies that they hold end, and those that they gave can be cast (rule P5).
     */
    public Roll without(Set<UUID> leaving) {
        var stay = new HashSet<>(present);
        stay.removeAll(leaving);
        return new Roll(
                regime,
                inExercise,
                stay,
                recused,
                proxies.stream()
                        .filter(proxy -> !leaving.contains(proxy.holder()))
                        .toList());
    }

    /** Members present and not recused. */
    public Set<UUID> counted() {
        return present.stream().filter(member -> !recused.containsKey(member)).collect(Collectors.toUnmodifiableSet());
    }

    /** Members in exercise from which the quorum is computed: a recusal under rule R3 excludes the member. */
    public int countedInExercise() {
        return Math.toIntExact(
                inExercise.stream().filter(member -> !leavesExercise(member)).count());
    }

    private boolean leavesExercise(UUID member) {
        return regime.has(Rule.R3) && recused.get(member) == Interest.REPRESENTATIVE;
    }

    /** Checks the quorum. */
    public Quorum quorum(Quorum.Need need) {
        return Quorum.of(countedInExercise(), counted().size(), need, rules());
    }

    /** The rules that change the counts. */
    private List<Rule> rules() {
        var rules = EnumSet.noneOf(Rule.class);
        if (!proxies.isEmpty()) {
            rules.add(Rule.Q2);
        }
        recused.keySet().forEach(member -> rules.add(leavesExercise(member) ? Rule.R3 : Rule.R2));
        return List.copyOf(rules);
    }

    /**
     * The voices: members present and not recused, and the proxies whose giver is absent and whose holder is present,
     * if neither is recused (rules P5 and R1). A member gives one proxy and holds one: the earliest (rule P1).
     */
    public List<Voice> voices() {
        var voices = new ArrayList<Voice>();
        counted().stream().sorted().forEach(member -> voices.add(new Voice(member, member)));
        var givers = new HashSet<UUID>();
        var holders = new HashSet<UUID>();
        for (var proxy : proxies) {
            var castable = !present.contains(proxy.giver()) && present.contains(proxy.holder());
            if (castable && !givers.contains(proxy.giver()) && !holders.contains(proxy.holder())) {
                givers.add(proxy.giver());
                holders.add(proxy.holder());
                if (!recused.containsKey(proxy.giver()) && !recused.containsKey(proxy.holder())) {
                    voices.add(new Voice(proxy.giver(), proxy.holder()));
                }
            }
        }
        return List.copyOf(voices);
    }
}
