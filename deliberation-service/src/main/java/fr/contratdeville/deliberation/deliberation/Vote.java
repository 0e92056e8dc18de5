package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Majority;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.law.Votes;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a ballot and what followed from them, as it was stated when the ballot closed.
 *
 * @param departed who left after the item was opened and counts as abstaining (rule Q5)
 * @param presidentVote how the president of the session voted, where that is known; it decides in a tie
 * @param majority votes that were enough
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

    /** What the law makes of the votes on a proposal. */
    public static Vote of(Votes votes, BallotForm form, Optional<Direction> presidentVote) {
        var majority = Majority.of(votes, form, presidentVote);
        return of(
                votes,
                presidentVote,
                votes.majority(),
                majority.castingVoteUsed(),
                majority.outcome(),
                majority.wording(),
                majority.rules());
    }

    /** What was decided otherwise, in an appointment. */
    public static Vote of(Votes votes, int majority, Outcome outcome, String wording, List<Rule> rules) {
        return of(votes, Optional.empty(), majority, false, outcome, wording, rules);
    }

    private static Vote of(
            Votes votes,
            Optional<Direction> presidentVote,
            int majority,
            boolean castingVoteUsed,
            Outcome outcome,
            String wording,
            List<Rule> rules) {
        return new Vote(
                votes.inFavour(),
                votes.against(),
                votes.abstentions(),
                votes.blank(),
                votes.spoilt(),
                votes.departed(),
                presidentVote.orElse(null),
                majority,
                castingVoteUsed,
                outcome,
                wording,
                rules.stream().map(Rule::name).toList());
    }

    /** The same, under some more rules. */
    public Vote applying(List<Rule> more) {
        return new Vote(
                inFavour,
                against,
                abstentions,
                blank,
                spoilt,
                departed,
                presidentVote,
                majority,
                castingVoteUsed,
                outcome,
                wording,
                Stream.concat(rules.stream(), more.stream().map(Rule::name)).toList());
    }

    /** The counts alone. */
    public Votes votes() {
        return new Votes(inFavour, against, abstentions, blank, spoilt, departed);
    }
}
