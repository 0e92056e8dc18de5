package fr.contratdeville.programme.tranche;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision of the assembly, in requests and answers. */
@Schema(name = "TrancheDecision", examples = """
        {"deliberationId": "01a20a3d-0000-7c8f-8565-0d1756167e96", "number": "2019.00081", "outcome": "ADOPTED",
         "decidedOn": "2019-03-07", "version": 1,
         "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
public record DecisionBody(
        @NotNull @Schema(description = "Id of the deliberation in deliberation-service.")
        UUID deliberationId,

        @NotNull
        @Pattern(regexp = "\\d{4}\\.\\d{5}")
        @Schema(description = "Number of the deliberation in the register of the assembly.")
        String number,

        @NotNull Outcome outcome,

        @NotNull @Schema(description = "Day of the session.")
        LocalDate decidedOn,

        @NotNull @Min(1) @Schema(description = "Version of the tranche that was voted on.")
        Integer version,

        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}")
        @Schema(description = "SHA-256 digest of the content that was voted on, in hexadecimal.")
        String digest) {

    /** The outcomes of the vote. */
    @Schema(name = "DecisionOutcome")
    public enum Outcome {
        ADOPTED,
        REJECTED
    }

    static DecisionBody of(Decision decision) {
        return new DecisionBody(
                decision.deliberationId(),
                decision.number(),
                Outcome.valueOf(decision.outcome().name()),
                decision.decidedOn(),
                decision.version(),
                decision.digest());
    }

    Decision toDecision(UUID trancheId) {
        return new Decision(
                trancheId, version, digest, deliberationId, number, Tranche.State.valueOf(outcome.name()), decidedOn);
    }
}
