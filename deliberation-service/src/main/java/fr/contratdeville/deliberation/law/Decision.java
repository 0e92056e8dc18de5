package fr.contratdeville.deliberation.law;

import java.util.List;
import java.util.Optional;

/**
 * What the votes of a ballot decide, as the register states it.
 *
 * @param presidentVote how the president of the session voted, where that is known
 * @param majority votes that are enough
 * @param castingVoteUsed whether the president's vote broke a tie (rule V3)
 * @param wording in French
 * @param rules the rules that were applied, the one that decided first
 */
public record Decision(
        Votes votes,
        Optional<Direction> presidentVote,
        int majority,
        boolean castingVoteUsed,
        Outcome outcome,
        String wording,
        List<Rule> rules) {}
