package fr.contratdeville.deliberation.ballot;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Minutes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to close a ballot. For an ordinary ballot: unanimity, or those against and those abstaining; all others
 * are for. For a public ballot: nothing else. For a secret ballot: nothing else, or the votes counted by hand.
 */
@Schema(name = "BallotClosing", examples = """
        {"at": "2019-03-07T18:25:00+01:00", "unanimity": "FOR"}""")
public record Closing(
        @NotNull Instant at,

        @Nullable
        @Schema(nullable = true, description = "All voices on this side. Excludes `against` and `abstentions`.")
        Unanimity unanimity,

        @Nullable @Valid @Schema(nullable = true) Group against,
        @Nullable @Valid @Schema(nullable = true) Group abstentions,

        @Nullable
        @Schema(
                nullable = true,
                description = "The vote of the president. Required only in a tie, if the names do not show it "
                        + "(rule V3).")
        Direction presidentVote,

        @Nullable
        @Valid
        @Schema(
                nullable = true,
                description = "Votes of a secret ballot, when paper ballots were counted by hand. Not allowed if "
                        + "votes were cast through this API.")
        Counted counted) {

    /** The same as input of the law. */
    Minutes minutes() {
        return new Minutes(
                at,
                Optional.ofNullable(unanimity).map(side -> Direction.valueOf(side.name())),
                Optional.ofNullable(against).map(Group::group),
                Optional.ofNullable(abstentions).map(Group::group),
                Optional.ofNullable(presidentVote),
                Optional.ofNullable(counted).map(Counted::counted));
    }

    /** The votes of a secret ballot, counted by hand. */
    @Schema(name = "CountedVotes", examples = """
            {"for": 20, "against": 20, "abstentions": 5, "blank": 0, "spoilt": 0, "candidates": null}""")
    public record Counted(
            @JsonProperty("for") @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer inFavour,

            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer against,

            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer abstentions,

            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer blank,

            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer spoilt,

            @Nullable
            @Size(max = 100)
            @Schema(
                    nullable = true,
                    description = "Appointment: votes for each candidate. A candidate that is left out has 0 votes.")
            List<@NotNull @Valid ForCandidate> candidates) {

        Minutes.Counted counted() {
            return new Minutes.Counted(
                    Optional.ofNullable(inFavour),
                    Optional.ofNullable(against),
                    orZero(abstentions),
                    orZero(blank),
                    orZero(spoilt),
                    Optional.ofNullable(candidates)
                            .map(lines -> lines.stream()
                                    .map(line -> new Minutes.ForCandidate(line.memberId(), line.votes()))
                                    .toList()));
        }

        private static int orZero(@Nullable Integer count) {
            return count == null ? 0 : count;
        }
    }

    /** The votes for a candidate. */
    @Schema(name = "CandidateVotes", examples = """
            {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "votes": 26}""")
    public record ForCandidate(
            @NotNull UUID memberId, @NotNull @PositiveOrZero Integer votes) {}

    /** The side of all voices. */
    public enum Unanimity {
        FOR,
        AGAINST
    }

    /** Votes by count or by names: exactly one of the two. */
    @Schema(name = "Voices", examples = """
            {"count": 2}""")
    public record Group(
            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer count,

            @Nullable @Size(max = 1_000) @Schema(nullable = true)
            List<@NotNull UUID> memberIds) {

        Minutes.Group group() {
            return new Minutes.Group(Optional.ofNullable(count), Optional.ofNullable(memberIds));
        }
    }
}
