package fr.contratdeville.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.conventions.contract.Compatibility;
import fr.contratdeville.conventions.contract.PublishedContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The committed OpenAPI document equals that of the code, and no change of the code breaks its clients.
 *
 * <p>After a compatible change, {@code mvn verify -Dcontract.record} updates the document. A breaking change is never
 * recorded: it needs a new path (/v2), beside the one that clients use.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ContractTest {
    static final Path CONTRACT = Path.of("openapi/deliberation-service.yaml");

    /** Written by Quarkus at build time. */
    private static final Path GENERATED = Path.of("target/openapi/openapi.yaml");

    @Test
    void theCodeMatchesTheContract() throws IOException {
        var generated = PublishedContract.read(GENERATED);

        assertThat(Compatibility.breaks(PublishedContract.read(CONTRACT), generated))
                .as("breaking changes")
                .isEmpty();

        if (System.getProperty("contract.record") != null) {
            Files.writeString(CONTRACT, generated.text());
        }
        assertThat(CONTRACT)
                .as("the contract; if the change is intended, record it with -Dcontract.record")
                .hasContent(generated.text());
    }

    @Test
    void theExampleOfAProblemHasTheStatusOfItsAnswer() {
        assertThat(PublishedContract.read(GENERATED).wrongExamples()).isEmpty();
    }
}
