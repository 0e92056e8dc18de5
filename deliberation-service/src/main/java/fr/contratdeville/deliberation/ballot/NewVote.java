package fr.contratdeville.deliberation.ballot;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to cast a vote. It is never logged. */
@Schema(examples = """
        {"choice": "FOR", "candidateId": null, "at": "2019-03-07T18:22:00+01:00"}""")
public record NewVote(
        @Nullable
        @Schema(
                nullable = true,
                description = "BLANK and SPOILT: only in a secret ballot. Null if `candidateId` is set.")
        Choice choice,

        @Nullable @Schema(nullable = true, description = "Appointment: the candidate voted for.")
        UUID candidateId,

        @Nullable
        @Schema(
                nullable = true,
                description = "Instant of the vote, ISO 8601 with offset. Default: now, if the ballot was opened "
                        + "today. Not allowed in a secret ballot: no instant is stored.")
        Instant at) {

    @Override
    public String toString() {
        return "NewVote";
    }
}
