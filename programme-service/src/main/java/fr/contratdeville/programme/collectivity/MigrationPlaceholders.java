package fr.contratdeville.programme.collectivity;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Provides the collectivity to the migrations as placeholders, which the SQL puts between quotes. */
@Singleton
public class MigrationPlaceholders implements FlywayConfigurationCustomizer {
    private final Collectivity collectivity;

    public MigrationPlaceholders(Collectivity collectivity) {
        this.collectivity = collectivity;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.placeholders(Map.of(
                "collectivity-siren", collectivity.siren(),
                "collectivity-name", collectivity.name().replace("'", "''"),
                "collectivity-department", collectivity.department()));
    }
}
