package fr.contratdeville.deliberation.session;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A suspension of a session. */
@Embeddable
@Schema(examples = """
        {"suspendedAt": "2019-03-07T19:00:00+01:00", "resumedAt": "2019-03-07T19:10:00+01:00"}""")
public record Suspension(
        Instant suspendedAt,

        @Nullable
        @Schema(nullable = true, description = "Null during the suspension, and if the session did not resume.")
        Instant resumedAt) {}
