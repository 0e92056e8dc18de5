package fr.contratdeville.deliberation.ballot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ballot to open. Its form follows from what is asked for (rules V6 and V7). */
@Schema(examples = """
        {"at": "2019-03-07T18:20:00+01:00"}""")
public record NewBallot(
        @NotNull Instant at,

        @Nullable
        @Size(max = 1_000)
        @Schema(
                nullable = true,
                description =
                        "Members present who ask for a public ballot: a quarter of those present is enough (rule V6).")
        List<@NotNull UUID> publicAskedBy,

        @Nullable
        @Size(max = 1_000)
        @Schema(
                nullable = true,
                description =
                        "Members present who ask for a secret ballot: a third of those present is enough, and wins"
                                + " over public (rule V7).")
        List<@NotNull UUID> secretAskedBy,

        @Nullable
        @Size(max = 100)
        @Schema(nullable = true, description = "Who can be elected in this round; for an appointment alone.")
        List<@NotNull @Valid Candidate> candidates) {

    /** Who can be elected. */
    @Schema(name = "NewCandidate", examples = """
            {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "bornOn": null}""")
    public record Candidate(
            @NotNull UUID memberId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Required in the third round, where the oldest of equals is elected (rule V8).")
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

    /** A ballot is annulled. */
    @Schema(name = "BallotAnnulment", examples = """
            {"at": "2019-03-07T18:26:00+01:00", "reason": "Erreur de décompte."}""")
    public record Annulment(
            @NotNull Instant at, @NotBlank @Size(max = 500) String reason) {}
}
