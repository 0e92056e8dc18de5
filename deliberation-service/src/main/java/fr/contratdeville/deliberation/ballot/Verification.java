package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Result;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A closed ballot, counted again from what is stored. */
@Schema(name = "BallotVerification")
public record Verification(
        @Nullable @Schema(nullable = true, description = "The result as it was stated; null where there is none.")
        Result stated,

        @Nullable @Schema(nullable = true, description = "The result as it follows now from the votes that are stored.")
        Result recomputed,

        @Schema(description = "Voices now, from the attendance log, the proxies and the recusals as they stand.")
        int voices,

        @Schema(
                description =
                        "Whether both results and the voices agree. Where they do not, the log was corrected since:"
                                + " the ballot can be annulled.")
        boolean same) {}
