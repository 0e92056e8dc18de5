package fr.contratdeville.programme.collectivity;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The collectivity of this deployment. All settings are required and checked at startup (rule E6). */
@ConfigMapping(prefix = "collectivity")
interface CollectivitySettings {
    @Siren
    String siren();

    @NotBlank
    @Size(max = 200)
    String name();

    @Pattern(regexp = "0[0-9]{2}|02[AB]|9[0-9]{2}")
    String department();

    /** Makes the settings available as data. */
    class Producer {
        @Produces
        @Singleton
        Collectivity collectivity(CollectivitySettings settings) {
            return new Collectivity(settings.siren(), settings.name(), settings.department());
        }
    }
}
