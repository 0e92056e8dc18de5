package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Direction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was voted: unanimity in one word, or those against and those abstaining, the rest being for. */
@Schema(name = "BallotClosing", examples = """
        {"at": "2019-03-07T18:25:00+01:00", "unanimity": "FOR"}""")
public record Closing(
        @NotNull Instant at,

        @Nullable @Schema(nullable = true, description = "All voices on this side, and nothing else to say.")
        Unanimity unanimity,

        @Nullable @Valid @Schema(nullable = true) Group against,
        @Nullable @Valid @Schema(nullable = true) Group abstentions,

        @Nullable
        @Schema(
                nullable = true,
                description = "How the president voted. Needed in a tie alone, and only where the names do not tell"
                        + " (rule V3).")
        Direction presidentVote) {

    /** A side that all voices are on. */
    public enum Unanimity {
        FOR,
        AGAINST
    }

    /** Voices by their count or by their names: one of the two. */
    @Schema(name = "Voices", examples = """
            {"count": 2}""")
    public record Group(
            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer count,

            @Nullable @Size(max = 1_000) @Schema(nullable = true)
            List<@NotNull UUID> memberIds) {}
}
