package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to create a session. */
@Schema(examples = """
        {"assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "date": "2019-03-07", "place": null}""")
public record NewSession(
        @NotNull UUID assemblyId,
        @NotNull LocalDate date,

        @Nullable @Text(max = 200) @Schema(nullable = true) String place,

        @Nullable
        @Schema(
                nullable = true,
                description =
                        "The earlier session without quorum, if the assembly is convened again (rules Q6 " + "and Q7).")
        UUID secondOfId,

        @Nullable
        @Schema(
                nullable = true,
                description = "A session of the same assembly, with the same `secondOfId`, that was prepared wrongly "
                        + "and that this one replaces, for instance on another day. It is cancelled.")
        UUID replacesId) {

    /** The request to record the convocation. */
    @Schema(name = "NewConvocation", examples = """
            {"sentOn": "2019-02-28", "urgent": false}""")
    public record Sent(
            @NotNull @Schema(description = "Day on which the convocation was sent.")
            LocalDate sentOn,

            @NotNull @Schema(description = "Whether the convocation is urgent: one clear day is then enough (rule C1).")
            Boolean urgent) {}

    /** The request to open a session. */
    @Schema(name = "Opening", examples = """
            {"at": "2019-03-07T18:00:00+01:00", "presidentId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
             "secretaryId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2", "urgencyAccepted": null}""")
    public record Opening(
            @NotNull Instant at,

            @Nullable
            @Schema(
                    nullable = true,
                    description =
                            "Member who presides; must be present. Null is allowed only if the quorum is not " + "met.")
            UUID presidentId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Secretary of the session (secrétaire de séance), a member; must be present. Null "
                            + "is allowed only if the quorum is not met.")
            UUID secretaryId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Whether the assembly accepts the urgency. Required after an urgent convocation, "
                            + "not allowed otherwise.")
            Boolean urgencyAccepted) {}

    /** The request to retract an opening. */
    @Schema(name = "OpeningRetraction", examples = """
            {"reason": "Les présences n'étaient pas enregistrées."}""")
    public record Retraction(
            @NotNull @Text(max = 500, lines = true) String reason) {}

    /** The instant of an event. */
    @Schema(name = "Happening", examples = """
            {"at": "2019-03-07T19:00:00+01:00"}""")
    public record Happening(@NotNull Instant at) {}

    /** The reason of a cancellation. */
    @Schema(name = "Cancellation", examples = """
            {"reason": "La séance est reportée."}""")
    public record Cancellation(
            @NotNull @Text(max = 500, lines = true) String reason) {}
}
