package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to add arrivals, departures and excuses to the log of a session: all of them or none. */
@Schema(examples = """
        {"events": [{"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "kind": "ARRIVAL",
                     "at": "2019-03-07T17:55:00+01:00"}]}""")
public record NewAttendance(@NotEmpty @Size(max = 200) List<@NotNull @Valid Event> events) {

    /** One event of one member. */
    @Schema(name = "NewAttendanceEvent", examples = """
            {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "kind": "ARRIVAL", "at": "2019-03-07T17:55:00+01:00"}""")
    public record Event(
            @NotNull UUID memberId,
            @NotNull AttendanceKind kind,

            @NotNull @Schema(description = "Instant of the event, not of its recording. ISO 8601 with offset.")
            Instant at,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "The event of the same member that this one replaces. It stays in the log.")
            UUID correctsId,

            @Nullable
            @Text(max = 500, lines = true)
            @Schema(
                    nullable = true,
                    description = "Reason of the correction. Required with `correctsId`, and for a late event or an "
                            + "event out of order.")
            String reason,

            @Nullable
            @Schema(
                    nullable = true,
                    description = "Whether the corrected event did not happen at all. Kind and instant are then "
                            + "those of the corrected event. Default: false.",
                    defaultValue = "false")
            Boolean retraction) {

        boolean isRetraction() {
            return Boolean.TRUE.equals(retraction);
        }
    }
}
