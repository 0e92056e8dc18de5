package fr.contratdeville.deliberation;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Size;

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

    @Size(min = 32, message = "BALLOT_URN_KEY must have at least 32 characters")
    String urnKey();
}
