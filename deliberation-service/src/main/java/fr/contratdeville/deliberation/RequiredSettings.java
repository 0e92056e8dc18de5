package fr.contratdeville.deliberation;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * The settings without a default value. This service does not start if one of them is missing. They are mapped here
 * because Quarkus ignores some of its own settings that have no value.
 */
@Unremovable // Not injected anywhere: only validated at startup.
@ConfigMapping(prefix = "required")
interface RequiredSettings {
    String databaseUrl();

    String databaseUser();

    String databasePassword();

    String issuer();

    String programmeUrl();

    String clientId();

    String clientSecret();

    String urnKey();
}
