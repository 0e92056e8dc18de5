package fr.contratdeville.deliberation.ballot;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A vote to cast. It is never written to a log. */
@Schema(examples = """
        {"choice": "FOR", "candidateId": null, "at": "2019-03-07T18:22:00+01:00"}""")
public record NewVote(
        @Nullable
        @Schema(nullable = true, description = "BLANK and SPOILT in a secret ballot alone; null for a candidate.")
        Choice choice,

        @Nullable @Schema(nullable = true, description = "In an appointment, the candidate voted for.")
        UUID candidateId,

        @Nullable
        @Schema(
                nullable = true,
                description =
                        "When it was cast; now where absent, and only on the day when the ballot was opened. Of a secret"
                                + " ballot no instant is told or kept.")
        Instant at) {

    @Override
    public String toString() {
        return "NewVote";
    }
}
