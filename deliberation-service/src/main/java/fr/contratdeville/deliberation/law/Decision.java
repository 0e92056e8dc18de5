package fr.contratdeville.deliberation.law;

import java.util.List;
import java.util.Optional;

/**
 * The result of a ballot, as recorded in the register.
 *
 * @param presidentVote the vote of the president of the session, if known
 * @param majority votes required
 * @param castingVoteUsed whether the president's vote decided a tie (rule V3)
 * @param wording in French
 * @param rules the rules that were applied, the decisive one first
 */
public record Decision(
        Votes votes,
        Optional<Direction> presidentVote,
        int majority,
        boolean castingVoteUsed,
        Outcome outcome,
        String wording,
        List<Rule> rules) {}
