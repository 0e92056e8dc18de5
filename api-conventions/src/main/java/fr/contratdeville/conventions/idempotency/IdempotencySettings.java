package fr.contratdeville.conventions.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of idempotency keys. */
@ConfigMapping(prefix = "idempotency")
public interface IdempotencySettings {
    /** How long an answer is stored. After that the key is free again. */
    @WithDefault("PT24H")
    Duration keep();
}
