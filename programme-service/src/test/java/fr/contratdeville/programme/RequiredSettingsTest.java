package fr.contratdeville.programme;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, addresses and keys have no default; a missing setting is named. */
class RequiredSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROGRAMME_DATABASE_URL",
                "PROGRAMME_DATABASE_USER",
                "PROGRAMME_DATABASE_PASSWORD",
                "OIDC_ISSUER",
            })
    void aMissingSettingIsNamed(String missing) throws IOException {
        var environment = Stream.of(
                        "PROGRAMME_DATABASE_URL",
                        "PROGRAMME_DATABASE_USER",
                        "PROGRAMME_DATABASE_PASSWORD",
                        "OIDC_ISSUER")
                .collect(Collectors.toMap(name -> name, name -> "given"));
        build(environment);
        environment.remove(missing);

        assertThatThrownBy(() -> build(environment)).hasMessageContaining(missing);
    }

    private static void build(Map<String, String> environment) throws IOException {
        var application = RequiredSettingsTest.class.getResource("/application.properties");
        new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(application), new PropertiesConfigSource(environment, "env", 300))
                .withMapping(RequiredSettings.class)
                .build();
    }
}
