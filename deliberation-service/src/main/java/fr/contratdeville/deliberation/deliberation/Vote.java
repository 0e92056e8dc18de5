package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.Decision;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.law.Votes;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a ballot and its result, as recorded at the closing.
 *
 * @param departed members who left after the item was opened and count as abstaining (rule Q5)
 * @param presidentVote the vote of the president of the session, if known; it decides a tie
 * @param majority votes required
 * @param rules ids of the rules that were applied
 */
@Embeddable
public record Vote(
        int inFavour,
        int against,
        int abstentions,
        int blank,
        int spoilt,
        int departed,
        @Nullable @Enumerated(EnumType.STRING) Direction presidentVote,
        int majority,
        boolean castingVoteUsed,
        @Enumerated(EnumType.STRING) Outcome outcome,
        String wording,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> rules) {

    public static Vote of(Decision decision) {
        var votes = decision.votes();
        return new Vote(
                votes.inFavour(),
                votes.against(),
                votes.abstentions(),
                votes.blank(),
                votes.spoilt(),
                votes.departed(),
                decision.presidentVote().orElse(null),
                decision.majority(),
                decision.castingVoteUsed(),
                decision.outcome(),
                decision.wording(),
                decision.rules().stream().map(Rule::name).toList());
    }

    /** The counts without the result. */
    public Votes votes() {
        return new Votes(inFavour, against, abstentions, blank, spoilt, departed);
    }
}
