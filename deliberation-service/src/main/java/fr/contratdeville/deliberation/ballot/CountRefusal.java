package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.refusal.Refusal;
import fr.contratdeville.deliberation.law.Count;
import fr.contratdeville.deliberation.refusal.Reason;

/** Converts a refusal of the law to count votes into a refusal of the request. */
final class CountRefusal {
    private CountRefusal() {}

    /** The refusal of the request. */
    static Refusal refusal(Count.Refused refused) {
        var refusal = reason(refused.flaw()).refusal(refused.facts().toArray());
        return refused.field().map(refusal::at).orElse(refusal);
    }

    static Reason reason(Count.Flaw flaw) {
        return switch (flaw) {
            case VOTE_UNCLEAR -> Reason.VOTE_UNCLEAR;
            case MORE_VOTES_THAN_VOICES -> Reason.MORE_VOTES_THAN_VOICES;
            case MEMBER_NOT_PRESENT -> Reason.MEMBER_NOT_PRESENT;
            case VOTER_NAMED_TWICE -> Reason.VOTER_NAMED_TWICE;
            case PRESIDENT_VOTE_MISSING -> Reason.PRESIDENT_VOTE_MISSING;
            case PRESIDENT_VOTE_CONTRADICTS -> Reason.PRESIDENT_VOTE_CONTRADICTS;
            case CLOSED_BY_ITS_VOTES -> Reason.CLOSED_BY_ITS_VOTES;
            case VOTE_AFTER_CLOSING -> Reason.EVENT_OUT_OF_ORDER;
            case VOTES_CAST_HERE -> Reason.VOTES_CAST_HERE;
            case VOTES_NOT_FOR_CANDIDATES -> Reason.VOTES_NOT_FOR_CANDIDATES;
            case NOT_A_CANDIDATE -> Reason.NOT_A_CANDIDATE;
            case OLDEST_UNKNOWN -> Reason.OLDEST_UNKNOWN;
        };
    }
}
