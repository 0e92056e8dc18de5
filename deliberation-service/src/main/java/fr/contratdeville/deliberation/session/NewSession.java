package fr.contratdeville.deliberation.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session to prepare. */
@Schema(examples = """
        {"assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "date": "2019-03-07", "place": null}""")
public record NewSession(
        @NotNull UUID assemblyId,
        @NotNull LocalDate date,

        @Nullable @Size(min = 1, max = 200) @Schema(nullable = true)
        String place,

        @Nullable
        @Schema(
                nullable = true,
                description =
                        "The session that failed for want of a quorum, where the assembly is convened again (rules"
                                + " Q6 and Q7).")
        UUID secondOfId) {

    /** The convocation that was sent. */
    @Schema(name = "NewConvocation", examples = """
            {"sentOn": "2019-02-28", "urgent": false}""")
    public record Sent(
            @NotNull @Schema(description = "The day on which it was sent.")
            LocalDate sentOn,

            @NotNull @Schema(description = "Whether urgency shortens the clear days to one (rule C1).")
            Boolean urgent) {}

    /** How the session opens. */
    @Schema(name = "Opening", examples = """
            {"at": "2019-03-07T18:00:00+01:00", "presidentId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
             "secretaryId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2", "urgencyAccepted": null}""")
    public record Opening(
            @NotNull Instant at,

            @Nullable
            @Schema(nullable = true, description = "Who presides; present. Only without a quorum may it be left out.")
            UUID presidentId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Who is named secretary; present. Only without a quorum may it be left out.")
            UUID secretaryId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "What the assembly said of the urgency; only after an urgent convocation.")
            Boolean urgencyAccepted) {}

    /** When it happened. */
    @Schema(name = "Happening", examples = """
            {"at": "2019-03-07T19:00:00+01:00"}""")
    public record Happening(@NotNull Instant at) {}

    /** Why it is called off. */
    @Schema(name = "Cancellation", examples = """
            {"reason": "La séance est reportée."}""")
    public record Cancellation(@NotBlank @Size(max = 500) String reason) {}
}
