package fr.contratdeville.programme.collectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the collectivity have no default, and an invalid one is named (rule E6). */
class CollectivitySettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "COLLECTIVITY_SIREN", "244200770",
            "COLLECTIVITY_NAME", "Saint-Étienne Métropole",
            "COLLECTIVITY_DEPARTMENT", "042"));

    @Test
    void validSettingsAreAccepted() throws IOException {
        var settings = settings();

        assertThat(new CollectivitySettings.Producer().collectivity(settings))
                .isEqualTo(new Collectivity("244200770", "Saint-Étienne Métropole", "042"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COLLECTIVITY_SIREN", "COLLECTIVITY_NAME", "COLLECTIVITY_DEPARTMENT"})
    void aMissingSettingIsNamed(String missing) {
        environment.remove(missing);

        assertThatThrownBy(this::settings).hasMessageContaining(missing);
    }

    @ParameterizedTest(name = "{2}: {0}={1}")
    @CsvSource({
        "COLLECTIVITY_SIREN, 244200771, fails its check",
        "COLLECTIVITY_SIREN, 424200770, two digits exchanged",
        "COLLECTIVITY_SIREN, 24420077, too short",
        "COLLECTIVITY_SIREN, 24420077000014, a SIRET",
        "COLLECTIVITY_SIREN, 244 200 770, with spaces",
        "COLLECTIVITY_SIREN, '', empty",
        "COLLECTIVITY_NAME, ' ', blank",
        "COLLECTIVITY_NAME, '', empty",
        "COLLECTIVITY_DEPARTMENT, 42, two digits",
        "COLLECTIVITY_DEPARTMENT, 02C, no such letter",
        "COLLECTIVITY_DEPARTMENT, 142, no such department",
        "COLLECTIVITY_DEPARTMENT, 02a, lower case",
    })
    void anInvalidSettingIsNamed(String setting, String wrong, String why) {
        environment.put(setting, wrong);

        assertThatThrownBy(this::settings)
                .hasMessageContaining(setting.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"001", "042", "095", "02A", "02B", "971", "987"})
    void theDepartmentsOfActes(String department) throws IOException {
        environment.put("COLLECTIVITY_DEPARTMENT", department);

        assertThat(settings().department()).isEqualTo(department);
    }

    private CollectivitySettings settings() throws IOException {
        var application = CollectivitySettings.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withSources(
                        new PropertiesConfigSource(application), new PropertiesConfigSource(environment, "env", 300))
                .withMapping(CollectivitySettings.class)
                .build()
                .getConfigMapping(CollectivitySettings.class);
    }
}
