package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to open a ballot. Its form follows from the requests of members (rules V6 and V7). */
@Schema(examples = """
        {"at": "2019-03-07T18:20:00+01:00"}""")
public record NewBallot(
        @NotNull Instant at,

        @Nullable
        @Size(max = 1_000)
        @Schema(
                nullable = true,
                description = "Members present who request a public ballot. A quarter of those present is "
                        + "required (rule V6).")
        List<@NotNull UUID> publicAskedBy,

        @Nullable
        @Size(max = 1_000)
        @Schema(
                nullable = true,
                description = "Members present who request a secret ballot. A third of those present is "
                        + "required; it takes precedence over a public ballot (rule V7).")
        List<@NotNull UUID> secretAskedBy,

        @Nullable
        @Size(max = 100)
        @Schema(
                nullable = true,
                description =
                        "Candidates of this round. Required for an appointment, not allowed for any other " + "item.")
        List<@NotNull @Valid Candidate> candidates) {

    /** A candidate. */
    @Schema(name = "NewCandidate", examples = """
            {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "bornOn": null}""")
    public record Candidate(
            @NotNull UUID memberId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Date of birth. Required in the third round, in which the oldest candidate is "
                            + "elected in a tie (rule V8).")
            LocalDate bornOn) {}

    List<UUID> publicAskers() {
        return publicAskedBy == null ? List.of() : publicAskedBy;
    }

    List<UUID> secretAskers() {
        return secretAskedBy == null ? List.of() : secretAskedBy;
    }

    List<Candidate> candidatesOrNone() {
        return candidates == null ? List.of() : candidates;
    }

    /** The request to annul a ballot. */
    @Schema(name = "BallotAnnulment", examples = """
            {"at": "2019-03-07T18:26:00+01:00", "reason": "Erreur de décompte."}""")
    public record Annulment(
            @NotNull Instant at,
            @NotNull @Text(max = 500, lines = true) String reason) {}
}
