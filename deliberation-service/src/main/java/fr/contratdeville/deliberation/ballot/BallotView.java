package fr.contratdeville.deliberation.ballot;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.ballot.NewBallot.Annulment;
import fr.contratdeville.deliberation.deliberation.Register;
import fr.contratdeville.deliberation.deliberation.Result;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.refusal.Applied;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a ballot. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea5", "itemId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4",
         "sessionId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3", "state": "OPEN",
         "openedAt": "2019-03-07T18:20:00+01:00", "closedAt": null, "voices": 55, "named": [], "result": null,
         "deliberation": null, "form": "ORDINARY", "round": null,
         "demands": {"public": {"rule": {"id": "V6", "law": "CGCT, art. L2121-21"},
                                "askedBy": [], "needed": 14, "met": false},
                     "secret": {"rule": {"id": "V7", "law": "CGCT, art. L2121-21"},
                                "askedBy": [], "needed": 19, "met": false}, "rules": []},
         "cast": 0, "proxies": [], "votes": [], "candidates": [], "electedId": null, "nextRound": false, "annulment": null}""")
public record BallotView(
        UUID id,
        UUID itemId,
        UUID sessionId,
        BallotState state,
        Instant openedAt,
        @Nullable @Schema(nullable = true) Instant closedAt,

        @Schema(
                description = "Number of voices (votes that can be cast): members present and not recused when "
                        + "the ballot opened, and the proxies they hold.")
        int voices,

        @Schema(description = "Members whom the minutes of an ordinary ballot name as against or abstaining.")
        List<NamedVote> named,

        @Nullable
        @Schema(
                nullable = true,
                description = "Result of a CLOSED ballot. Null before the closing, and if the ballot was "
                        + "annulled before it.")
        Result result,

        @Nullable @Schema(nullable = true, description = "The deliberation that the ballot created, with its number.")
        Made deliberation,

        BallotForm form,

        @Nullable
        @Schema(nullable = true, description = "Round of an appointment, 1 to 3 (rule V8). Null for any other item.")
        Integer round,

        @Schema(
                description =
                        "Forms of ballot that members requested; the form follows from them (rules V6 and " + "V7).")
        Asked demands,

        @Schema(description = "Number of votes cast individually in a public or secret ballot.")
        int cast,

        @Schema(description = "The voices that are cast by proxy.")
        List<BallotVoice> proxies,

        @Schema(
                description = "Public ballot: each vote with the name; a vote by proxy is a separate entry. "
                        + "Empty for a secret ballot.")
        List<CastVote> votes,

        @Schema(description = "Candidates of an appointment; with their votes when the ballot is CLOSED.")
        List<ForCandidate> candidates,

        @Nullable @Schema(nullable = true, description = "The member elected in this round. Null if none is.")
        UUID electedId,

        @Schema(description = "Whether no member is elected and another round follows (rule V8).")
        boolean nextRound,

        @Nullable @Schema(nullable = true, description = "Reason of the annulment. Null if the ballot is not annulled.")
        Annulment annulment) {

    /** The deliberation of a ballot. */
    @Schema(name = "DeliberationReference", examples = """
            {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea6", "number": "2019.00081"}""")
    public record Made(UUID id, String number) {}

    /** Forms of ballot that members requested. */
    @Schema(name = "Demands")
    public record Asked(
            @JsonProperty("public") ForForm forPublic,
            @JsonProperty("secret") ForForm forSecret,

            @Schema(description = "The rules that determined the form.")
            List<AppliedRule> rules) {}

    /** The members who requested a form, and the number required. */
    @Schema(name = "DemandsForForm", examples = """
            {"askedBy": [], "needed": 14, "met": false, "rule": {"id": "V6", "law": "CGCT, art. L2121-21"}}""")
    public record ForForm(
            List<UUID> askedBy,
            int needed,
            boolean met,

            @Schema(description = "The rule from which `needed` follows: V6 or V7.")
            AppliedRule rule) {}

    /** The votes for a candidate. */
    @Schema(name = "CandidateResult", examples = """
            {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "votes": 26}""")
    public record ForCandidate(
            UUID memberId,

            @Nullable @Schema(nullable = true, description = "Null until the ballot is CLOSED.")
            Integer votes) {}

    static BallotView of(Ballot ballot, Optional<Register.Entry> entry, int cast, List<CastVote> votes) {
        var asked = ballot.asked();
        return new BallotView(
                ballot.id(),
                ballot.itemId(),
                ballot.sessionId(),
                ballot.state(),
                ballot.openedAt(),
                ballot.closedAt(),
                ballot.voices(),
                ballot.named().stream()
                        .sorted(Comparator.comparing(NamedVote::memberId))
                        .toList(),
                ballot.result().orElse(null),
                entry.map(made -> new Made(made.id(), made.number())).orElse(null),
                ballot.form(),
                ballot.round(),
                new Asked(
                        new ForForm(
                                ballot.asking(BallotForm.PUBLIC),
                                asked.neededForPublic(),
                                asked.publicMet(),
                                Applied.of(Rule.V6)),
                        new ForForm(
                                ballot.asking(BallotForm.SECRET),
                                asked.neededForSecret(),
                                asked.secretMet(),
                                Applied.of(Rule.V7)),
                        Applied.of(asked.rules(ballot.isAppointment()))),
                cast,
                ballot.roll().stream()
                        .filter(voice -> !voice.principalId().equals(voice.holderId()))
                        .sorted(Comparator.comparing(BallotVoice::principalId))
                        .toList(),
                votes,
                ballot.candidates().stream()
                        .map(candidate -> new ForCandidate(candidate.memberId(), candidate.votes()))
                        .toList(),
                ballot.electedId(),
                ballot.nextRound(),
                ballot.annulledAt() == null || ballot.annulmentReason() == null
                        ? null
                        : new Annulment(ballot.annulledAt(), ballot.annulmentReason()));
    }
}
