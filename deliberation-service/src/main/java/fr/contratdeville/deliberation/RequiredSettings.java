package fr.contratdeville.deliberation;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * The settings without which this service refuses to start. They are asked for here because Quarkus takes some of its own
 * settings, left without a value, for settings that nobody wants to make.
 */
@Unremovable // Nothing asks for it; it is there to be checked.
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
