package fr.contratdeville.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

/**
 * The committed OpenAPI document matches the code, and no change breaks a client of it.
 *
 * <p>After a compatible change, {@code mvn verify -Dcontract.record} records the document. A breaking change is not
 * recorded: it needs a new path (/v2) beside the existing one.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ContractTest {
    static final Path CONTRACT = Path.of("openapi/programme-service.yaml");

    /** Written by the Quarkus build of the tests. */
    private static final Path GENERATED = Path.of("target/openapi/openapi.yaml");

    @Test
    void theCodeMatchesTheContract() throws IOException {
        var generated = Files.readString(GENERATED);
        var committed = Files.readString(CONTRACT);
        var difference = OpenApiCompare.fromContents(committed, generated);

        assertThat(difference.getChangedOperations().stream()
                        .filter(change -> change.isChanged().isIncompatible())
                        .map(change -> change.getHttpMethod() + " " + change.getPathUrl()))
                .as("operations with a breaking change")
                .isEmpty();
        assertThat(difference.getMissingEndpoints()).as("removed operations").isEmpty();

        if (System.getProperty("contract.record") != null) {
            Files.writeString(CONTRACT, generated);
        }
        assertThat(CONTRACT)
                .as("the contract; if the change is intended, record it with -Dcontract.record")
                .hasContent(generated);
    }
}
