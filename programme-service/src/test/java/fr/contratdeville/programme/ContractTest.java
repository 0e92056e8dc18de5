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
 * The committed OpenAPI document is what the code does, and no change of the code breaks a client of it.
 *
 * <p>After a change that is compatible, {@code mvn verify -Dcontract.record} writes the document anew. A breaking change
 * is never recorded: it needs a new path (/v2), beside the one that clients use.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ContractTest {
    static final Path CONTRACT = Path.of("openapi/programme-service.yaml");

    /** Written by Quarkus while it builds the application for the tests. */
    private static final Path GENERATED = Path.of("target/openapi/openapi.yaml");

    @Test
    void theCodeKeepsTheContract() throws IOException {
        var generated = Files.readString(GENERATED);
        var committed = Files.readString(CONTRACT);
        var difference = OpenApiCompare.fromContents(committed, generated);

        assertThat(difference.getChangedOperations().stream()
                        .filter(change -> change.isChanged().isIncompatible())
                        .map(change -> change.getHttpMethod() + " " + change.getPathUrl()))
                .as("operations whose change would break a client of the contract as it stood")
                .isEmpty();
        assertThat(difference.getMissingEndpoints())
                .as("operations that clients would miss")
                .isEmpty();

        if (System.getProperty("contract.record") != null) {
            Files.writeString(CONTRACT, generated);
        }
        assertThat(CONTRACT)
                .as("the contract; if the change is meant, record it with -Dcontract.record")
                .hasContent(generated);
    }
}
