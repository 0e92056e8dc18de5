package fr.contratdeville.conventions.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept. */
@ConfigMapping(prefix = "idempotency")
public interface IdempotencySettings {
    /** For how long a repeated request gets its first answer; later, the key is free again. */
    @WithDefault("PT24H")
    Duration keep();
}
