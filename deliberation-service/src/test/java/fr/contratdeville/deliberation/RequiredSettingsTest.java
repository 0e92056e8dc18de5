package fr.contratdeville.deliberation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Required settings have no default: a missing one is named. */
class RequiredSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELIBERATION_DATABASE_URL",
                "DELIBERATION_DATABASE_USER",
                "DELIBERATION_DATABASE_PASSWORD",
                "OIDC_ISSUER",
                "OIDC_CLIENT_ID",
                "OIDC_CLIENT_SECRET",
                "PROGRAMME_URL",
                "BALLOT_URN_KEY",
            })
    void missingSettingsAreNamed(String missing) throws IOException {
        var environment = Stream.of(
                        "DELIBERATION_DATABASE_URL",
                        "DELIBERATION_DATABASE_USER",
                        "DELIBERATION_DATABASE_PASSWORD",
                        "OIDC_ISSUER",
                        "OIDC_CLIENT_ID",
                        "OIDC_CLIENT_SECRET",
                        "PROGRAMME_URL",
                        "BALLOT_URN_KEY")
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
