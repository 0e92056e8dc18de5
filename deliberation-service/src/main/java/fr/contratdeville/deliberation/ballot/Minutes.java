package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.ballot.Closing.Group;
import fr.contratdeville.deliberation.ballot.Closing.Unanimity;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Votes;
import fr.contratdeville.deliberation.refusal.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The votes of an ordinary ballot, as its minutes tell them.
 *
 * @param president how the president of the session voted, where that is known; empty when he took no part
 */
record Minutes(Votes votes, Optional<Direction> president, List<NamedVote> named) {

    /**
     * Reads them: those against, those abstaining, and all other voices for. A voice is named by whose it is, be it cast by
     * the member or by the holder of a proxy.
     *
     * @param voters whose voices were cast
     * @param departed who left after the item was opened and counts as abstaining (rule Q5)
     * @param president who presides the session, where he casts the own voice himself
     * @throws fr.contratdeville.conventions.refusal.Refusal when the minutes contradict themselves or the attendance, or
     *     leave out the president's vote where it decides
     */
    static Minutes of(Closing minutes, Set<UUID> voters, int departed, Optional<UUID> president) {
        if (minutes.counted() != null) {
            throw Reason.VOTE_UNCLEAR.refusal().at("counted");
        }
        var count =
                minutes.unanimity() != null ? unanimous(minutes, voters, departed) : divided(minutes, voters, departed);
        return new Minutes(count.votes(), count.vote(minutes, president), count.named());
    }

    private static Minutes unanimous(Closing minutes, Set<UUID> voters, int departed) {
        if (minutes.against() != null || minutes.abstentions() != null) {
            throw Reason.VOTE_UNCLEAR.refusal().at("unanimity");
        }
        var inFavour = minutes.unanimity() == Unanimity.FOR;
        return new Minutes(
                new Votes(inFavour ? voters.size() : 0, inFavour ? 0 : voters.size(), 0, 0, 0, departed),
                Optional.empty(),
                List.of());
    }

    private static Minutes divided(Closing minutes, Set<UUID> voters, int departed) {
        if (minutes.against() == null && minutes.abstentions() == null) {
            throw Reason.VOTE_UNCLEAR.refusal().at("unanimity");
        }
        var against = size(minutes.against(), "against");
        var abstentions = size(minutes.abstentions(), "abstentions");
        if ((long) against + abstentions > voters.size()) {
            throw Reason.MORE_VOTES_THAN_VOICES.refusal((long) against + abstentions, voters.size());
        }
        var named = new ArrayList<NamedVote>();
        var seen = new HashSet<UUID>();
        name(minutes.against(), Direction.AGAINST, "against.memberIds", voters, seen, named);
        name(minutes.abstentions(), Direction.ABSTENTION, "abstentions.memberIds", voters, seen, named);
        return new Minutes(
                new Votes(voters.size() - against - abstentions, against, abstentions, 0, 0, departed),
                Optional.empty(),
                named);
    }

    private static int size(@Nullable Group group, String field) {
        if (group == null) {
            return 0;
        }
        if ((group.count() == null) == (group.memberIds() == null)) {
            throw Reason.VOTE_UNCLEAR.refusal().at(field);
        }
        return group.count() != null ? group.count() : group.memberIds().size();
    }

    private static void name(
            @Nullable Group group,
            Direction direction,
            String field,
            Set<UUID> voters,
            Set<UUID> seen,
            List<NamedVote> named) {
        if (group == null || group.memberIds() == null) {
            return;
        }
        for (var index = 0; index < group.memberIds().size(); index++) {
            var member = group.memberIds().get(index);
            if (!voters.contains(member)) {
                throw Reason.MEMBER_NOT_PRESENT.refusal(member).at(field + "[" + index + "]");
            }
            if (!seen.add(member)) {
                throw Reason.VOTER_NAMED_TWICE.refusal(member).at(field + "[" + index + "]");
            }
            named.add(new NamedVote(member, direction));
        }
    }

    /** How the president voted: what the minutes say of it, and what follows from the names, which must agree. */
    private Optional<Direction> vote(Closing minutes, Optional<UUID> president) {
        var said = Optional.ofNullable(minutes.presidentVote());
        if (president.isEmpty()) {
            said.ifPresent(vote -> contradict());
            return said;
        }
        var follows = possible(minutes, president.get());
        if (said.isPresent() && !follows.contains(said.get())) {
            contradict();
        }
        if (said.isPresent()) {
            return said;
        }
        if (follows.size() == 1) {
            return Optional.of(follows.get(0));
        }
        if (votes.tied()) {
            throw Reason.PRESIDENT_VOTE_MISSING.refusal().at("presidentVote");
        }
        return Optional.empty();
    }

    /** The ways in which the president can have voted, given the counts and the names. */
    private List<Direction> possible(Closing minutes, UUID president) {
        for (var vote : named) {
            if (vote.memberId().equals(president)) {
                return List.of(vote.direction());
            }
        }
        var possible = new ArrayList<Direction>();
        if (votes.inFavour() > 0) {
            possible.add(Direction.FOR);
        }
        if (votes.against() > 0 && !isNamed(minutes.against())) {
            possible.add(Direction.AGAINST);
        }
        if (votes.abstentions() > 0 && !isNamed(minutes.abstentions())) {
            possible.add(Direction.ABSTENTION);
        }
        return possible;
    }

    private static boolean isNamed(@Nullable Group group) {
        return group != null && group.memberIds() != null;
    }

    private static void contradict() {
        throw Reason.PRESIDENT_VOTE_CONTRADICTS.refusal().at("presidentVote");
    }
}
