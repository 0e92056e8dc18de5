package fr.contratdeville.deliberation.refusal;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.conventions.refusal.Kind;
import fr.contratdeville.deliberation.law.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All reasons for which this service refuses a request, each with the rule that it applies, if there is one. */
public enum Reason implements fr.contratdeville.conventions.refusal.Reason {
    VOTE_NOT_YOURS(Kind.NOT_YOURS),
    RECUSAL_NOT_YOURS(Kind.NOT_YOURS, Rule.R1),
    CORRECTION_NOT_YOURS(Kind.NOT_YOURS),
    SESSION_STATE(Kind.STATE),
    ITEM_STATE(Kind.STATE),
    BALLOT_OPEN(Kind.STATE),
    BALLOT_CLOSED(Kind.STATE),
    BALLOT_ANNULLED(Kind.STATE),
    BALLOT_FOLLOWED(Kind.STATE),
    DECISION_TOLD(Kind.STATE),
    DELIBERATION_WITHDRAWN(Kind.STATE),
    DELIBERATION_ISSUED(Kind.STATE, Rule.E1),
    ENFORCEABLE_ALREADY(Kind.STATE, Rule.E1),
    DELEGATION_MISSING(Kind.STATE, Rule.A1),
    ORIENTATION_NOT_DELEGABLE(Kind.STATE, Rule.A1),
    PROXY_ALREADY_HELD(Kind.STATE, Rule.P1),
    PROXY_ALREADY_GIVEN(Kind.STATE, Rule.P1),
    PROXY_ENDED(Kind.STATE, Rule.P2),
    PROXY_DURING_SESSION(Kind.STATE, Rule.P4),
    VOTED_BY_MINUTES(Kind.STATE),
    VOTES_CAST_HERE(Kind.STATE, Rule.V7),
    ALREADY_VOTED(Kind.STATE),
    NO_VOICE(Kind.STATE),
    MEMBER_RECUSED(Kind.STATE, Rule.R1),
    DISCUSSION_UNDER_WAY(Kind.STATE),
    OPENING_COUNTED(Kind.STATE, Rule.Q4),
    SECOND_SESSION_PREPARED(Kind.STATE, Rule.Q6),
    TAKEN_UP_AGAIN(Kind.STATE, Rule.Q6),
    AGENDA_SENT(Kind.STATE, Rule.C2),
    MANDATES_OVERLAP(Kind.STATE, Rule.Q3),
    REGISTER_IN_USE(Kind.STATE, Rule.E4),
    REGISTER_FULL(Kind.STATE, Rule.E4),
    VOICES_CHANGED(Kind.STATE, Rule.Q3),
    TRANCHE_NOT_SUBMITTED(Kind.STATE),
    TRANCHE_ALREADY_LISTED(Kind.STATE),
    OBJECT_CHANGED(Kind.STATE),
    DELIVERY_NOT_REFUSED(Kind.STATE),
    EVENT_IN_FUTURE(Kind.CONTENT),
    EVENT_OUT_OF_ORDER(Kind.CONTENT),
    EVENT_BEFORE_SESSION(Kind.CONTENT),
    OPENING_ON_ANOTHER_DAY(Kind.CONTENT),
    MANDATE_ENDS_BEFORE_IT_STARTS(Kind.CONTENT, Rule.Q3),
    NO_ACT_IDENTIFIER(Kind.CONTENT, Rule.E6),
    NOT_ON_THAT_DAY(Kind.CONTENT, Rule.E1),
    PUBLICATION_NOT_ELECTRONIC(Kind.CONTENT, Rule.E2),
    CONVOCATION_IN_FUTURE(Kind.CONTENT, Rule.C1),
    CONVOCATION_TOO_LATE(Kind.CONTENT, Rule.C1),
    SECOND_CONVOCATION_TOO_LATE(Kind.CONTENT, Rule.Q6),
    SECOND_BEFORE_FIRST(Kind.CONTENT, Rule.Q6),
    NOT_OF_FIRST_AGENDA(Kind.CONTENT, Rule.Q6),
    NO_DELEGATION_TO_A_COUNCIL(Kind.CONTENT, Rule.A1),
    URGENCY_NOT_PUT(Kind.CONTENT, Rule.C1),
    NO_URGENCY(Kind.CONTENT, Rule.C1),
    AGENDA_EMPTY(Kind.CONTENT, Rule.C2),
    NOT_ON_CONVOCATION(Kind.CONTENT, Rule.C2),
    NOTHING_TO_VOTE(Kind.CONTENT),
    NOT_FOR_INFORMATION(Kind.CONTENT),
    MEMBER_NOT_IN_EXERCISE(Kind.CONTENT, Rule.Q3),
    MEMBER_NOT_PRESENT(Kind.CONTENT, Rule.Q1),
    ATTENDANCE_CONTRADICTS(Kind.CONTENT),
    CORRECTION_UNEXPLAINED(Kind.CONTENT),
    INTEREST_ENDS_BEFORE_IT_STARTS(Kind.CONTENT, Rule.R1),
    PROXY_TO_ONESELF(Kind.CONTENT, Rule.P1),
    PROXY_TOO_LONG(Kind.CONTENT, Rule.P2),
    NO_APPOINTMENT(Kind.CONTENT, Rule.V8),
    CANDIDATES_MISSING(Kind.CONTENT, Rule.V8),
    VOTES_NOT_FOR_CANDIDATES(Kind.CONTENT, Rule.V8),
    NOT_A_CANDIDATE(Kind.CONTENT, Rule.V8),
    OLDEST_UNKNOWN(Kind.CONTENT, Rule.V8),
    BIRTH_DATE_MISSING(Kind.CONTENT, Rule.V8),
    SECRET_HAS_NO_INSTANT(Kind.CONTENT, Rule.V7),
    VOTE_NEEDS_INSTANT(Kind.CONTENT, Rule.V6),
    NO_SUCH_CHOICE(Kind.CONTENT),
    CLOSED_BY_ITS_VOTES(Kind.CONTENT),
    VOTE_UNCLEAR(Kind.CONTENT),
    VOTER_NAMED_TWICE(Kind.CONTENT),
    MORE_VOTES_THAN_VOICES(Kind.CONTENT, Rule.V1),
    PRESIDENT_VOTE_MISSING(Kind.CONTENT, Rule.V3),
    PRESIDENT_VOTE_CONTRADICTS(Kind.CONTENT, Rule.V3),
    PROGRAMME_UNAVAILABLE(Kind.UNAVAILABLE);

    private final Kind kind;
    private final @Nullable Rule rule;

    Reason(Kind kind) {
        this(kind, null);
    }

    Reason(Kind kind, @Nullable Rule rule) {
        this.kind = kind;
        this.rule = rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Optional<AppliedRule> rule() {
        return Optional.ofNullable(rule).map(Applied::of);
    }
}
