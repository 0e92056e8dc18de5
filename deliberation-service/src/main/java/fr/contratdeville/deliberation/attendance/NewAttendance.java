package fr.contratdeville.deliberation.attendance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Arrivals, departures and excuses to add to the log of a session: all of them, or none. */
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

            @NotNull @Schema(description = "When it happened, with the offset; not when it is recorded.")
            Instant at) {}
}
