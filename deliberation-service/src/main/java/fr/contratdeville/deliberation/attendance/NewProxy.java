package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to record a written proxy (rules P1 to P4). */
@Schema(examples = """
        {"giverId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "holderId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2",
         "givenAt": "2019-03-06T10:00:00+01:00", "sessionIds": ["01a20a3c-2cd2-7c8f-8565-0d1756167ea3"],
         "illnessCertifiedOn": null}""")
public record NewProxy(
        @NotNull @Schema(description = "The absent member who gives the proxy.")
        UUID giverId,

        @NotNull @Schema(description = "The member who votes for the giver.")
        UUID holderId,

        @NotNull @Schema(description = "Instant from which the proxy is valid. It takes effect with the next ballot.")
        Instant givenAt,

        @NotEmpty
        @Size(max = 50)
        @Schema(
                description = "The sessions that the proxy names: at most three consecutive ones, except in "
                        + "certified illness (rule P2).")
        List<@NotNull UUID> sessionIds,

        @Nullable
        @Schema(
                nullable = true,
                description = "Day of the medical certificate. It allows more than three consecutive sessions.")
        LocalDate illnessCertifiedOn,

        @Nullable @Text(max = 500, lines = true) @Schema(nullable = true, description = CORRECTION)
        String correctionReason) {

    static final String CORRECTION = "Reason of the correction. Required if members were counted, for a quorum or a "
            + "ballot, at that instant or later.";

    /** One more session for a proxy. */
    @Schema(name = "ProxySession", examples = """
            {"sessionId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3", "illnessCertifiedOn": null}""")
    public record Session(
            @NotNull UUID sessionId,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Day of the medical certificate. It allows more than three consecutive sessions.")
            LocalDate illnessCertifiedOn,

            @Nullable
            @Text(max = 500, lines = true)
            @Schema(
                    nullable = true,
                    description = "Reason of the correction. Required if the session was opened; the proxy was then "
                            + "given before.")
            String correctionReason) {}

    /** The request to revoke a proxy. */
    @Schema(name = "ProxyRevocation", examples = """
            {"at": "2019-03-07T18:10:00+01:00", "reason": null}""")
    public record Revocation(
            @NotNull Instant at,

            @Nullable @Text(max = 500, lines = true) @Schema(nullable = true)
            String reason,

            @Nullable @Text(max = 500, lines = true) @Schema(nullable = true, description = CORRECTION)
            String correctionReason) {}
}
