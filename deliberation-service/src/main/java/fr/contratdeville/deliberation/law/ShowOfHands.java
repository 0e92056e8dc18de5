package fr.contratdeville.deliberation.law;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The votes of an ordinary ballot, as stated in its minutes: those against, those abstaining; all others are for. A
 * vote is listed under the member whose voice it is, even if the holder of a proxy casts it.
 *
 * @param voters the members whose voices were cast
 * @param president the president of the session, if present to vote
 */
record ShowOfHands(Minutes minutes, Set<UUID> voters, Optional<UUID> president) implements Reading {

    @Override
    public Optional<Count.Refused> flaw() {
        return unclear().or(this::tooMany).or(this::wronglyNamed).or(this::wrongPresident);
    }

    private Optional<Count.Refused> unclear() {
        if (minutes.counted().isPresent()) {
            return Count.Refused.at("counted", Count.Flaw.VOTE_UNCLEAR);
        }
        if (minutes.unanimity().isPresent()
                == (minutes.against().isPresent() || minutes.abstentions().isPresent())) {
            return Count.Refused.at("unanimity", Count.Flaw.VOTE_UNCLEAR);
        }
        return unclear("against", minutes.against()).or(() -> unclear("abstentions", minutes.abstentions()));
    }

    private static Optional<Count.Refused> unclear(String field, Optional<Minutes.Group> group) {
        return group.filter(stated ->
                        stated.count().isPresent() == stated.memberIds().isPresent())
                .flatMap(stated -> Count.Refused.at(field, Count.Flaw.VOTE_UNCLEAR));
    }

    private Optional<Count.Refused> tooMany() {
        var others = (long) size(minutes.against()) + size(minutes.abstentions());
        return others > voters.size()
                ? Count.Refused.of(Count.Flaw.MORE_VOTES_THAN_VOICES, others, voters.size())
                : Optional.empty();
    }

    private static int size(Optional<Minutes.Group> group) {
        return group.flatMap(Minutes.Group::count).orElseGet(() -> names(group).size());
    }

    private static List<UUID> names(Optional<Minutes.Group> group) {
        return group.flatMap(Minutes.Group::memberIds).orElse(List.of());
    }

    private Optional<Count.Refused> wronglyNamed() {
        var seen = new HashSet<UUID>();
        return wronglyNamed("against", minutes.against(), seen)
                .or(() -> wronglyNamed("abstentions", minutes.abstentions(), seen));
    }

    private Optional<Count.Refused> wronglyNamed(String field, Optional<Minutes.Group> group, Set<UUID> seen) {
        var names = names(group);
        for (var index = 0; index < names.size(); index++) {
            var member = names.get(index);
            var where = field + ".memberIds[" + index + "]";
            if (!voters.contains(member)) {
                return Count.Refused.at(where, Count.Flaw.MEMBER_NOT_PRESENT, member);
            }
            if (!seen.add(member)) {
                return Count.Refused.at(where, Count.Flaw.VOTER_NAMED_TWICE, member);
            }
        }
        return Optional.empty();
    }

    private Optional<Count.Refused> wrongPresident() {
        var stated = minutes.presidentVote();
        if (stated.filter(vote -> !possible().contains(vote)).isPresent()) {
            return Count.Refused.at("presidentVote", Count.Flaw.PRESIDENT_VOTE_CONTRADICTS);
        }
        return president.isPresent() && presidentVote().isEmpty() && votes().tied()
                ? Count.Refused.at("presidentVote", Count.Flaw.PRESIDENT_VOTE_MISSING)
                : Optional.empty();
    }

    /** The president's vote according to the minutes, or as it follows from the names and the counts. */
    private Optional<Direction> presidentVote() {
        var possible = possible();
        return minutes.presidentVote().or(() -> possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty());
    }

    /** The possible votes of the president, according to the names and the counts. */
    private List<Direction> possible() {
        if (president.isEmpty()) {
            return List.of();
        }
        var named = named().get(president.get());
        if (named != null) {
            return List.of(named);
        }
        var possible = new ArrayList<Direction>();
        var votes = votes();
        if (votes.inFavour() > 0) {
            possible.add(Direction.FOR);
        }
        if (votes.against() > 0 && names(minutes.against()).isEmpty()) {
            possible.add(Direction.AGAINST);
        }
        if (votes.abstentions() > 0 && names(minutes.abstentions()).isEmpty()) {
            possible.add(Direction.ABSTENTION);
        }
        return possible;
    }

    private Votes votes() {
        var against = minutes.unanimity().filter(Direction.AGAINST::equals).isPresent()
                ? voters.size()
                : size(minutes.against());
        var abstentions = size(minutes.abstentions());
        return new Votes(voters.size() - against - abstentions, against, abstentions);
    }

    @Override
    public Tally tally() {
        return new Tally(votes(), Map.of(), presidentVote());
    }

    @Override
    public Map<UUID, Direction> named() {
        var named = new LinkedHashMap<UUID, Direction>();
        names(minutes.against()).forEach(member -> named.put(member, Direction.AGAINST));
        names(minutes.abstentions()).forEach(member -> named.put(member, Direction.ABSTENTION));
        return named;
    }
}
