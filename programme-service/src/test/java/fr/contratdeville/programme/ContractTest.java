package fr.contratdeville.programme;

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
