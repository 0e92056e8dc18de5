package fr.contratdeville.programme;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * The settings that this service needs to start. They are declared here because Quarkus ignores some of its own
 * settings when the variable in their value is missing.
 */
@Unremovable // Not injected anywhere: Quarkus validates it at startup.
@ConfigMapping(prefix = "required")
interface RequiredSettings {
    String databaseUrl();

    String databaseUser();

    String databasePassword();

    String issuer();
}
