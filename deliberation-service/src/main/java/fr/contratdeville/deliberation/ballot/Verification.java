package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Result;
import fr.contratdeville.deliberation.journal.JournalLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A closed ballot, counted again from the stored data. */
@Schema(name = "BallotVerification")
public record Verification(
        @Nullable @Schema(nullable = true, description = "The result recorded at the closing. Null if there is none.")
        Result stated,

        @Nullable @Schema(nullable = true, description = "The result computed from the stored votes.")
        Result recomputed,

        @Schema(
                description = "Number of voices according to the attendance log, the proxies and the recusals as "
                        + "they are now.")
        int voices,

        @Schema(
                description = "Whether both results and the voices agree. If not, the log was corrected after "
                        + "the closing; the ballot can be annulled while the session is open.")
        boolean same,

        @Schema(description = "Why they differ: the corrections since the ballot opened. Empty if they agree.")
        List<JournalLine> corrections) {}
