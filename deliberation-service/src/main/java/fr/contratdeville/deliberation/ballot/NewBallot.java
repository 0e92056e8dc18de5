package fr.contratdeville.deliberation.ballot;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ballot to open. */
@Schema(examples = """
        {"at": "2019-03-07T18:20:00+01:00"}""")
public record NewBallot(@NotNull Instant at) {}
