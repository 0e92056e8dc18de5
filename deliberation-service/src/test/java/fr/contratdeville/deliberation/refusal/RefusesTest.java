package fr.contratdeville.deliberation.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.contratdeville.conventions.contract.ListedReasons;
import fr.contratdeville.conventions.contract.PublishedContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That an operation lists what it does answer is checked with each call of the tests ({@code Api}). */
class RefusesTest {
    private static final ListedReasons LISTED = new ListedReasons(
            PublishedContract.read(Path.of("openapi/deliberation-service.yaml")), new ReasonsProducer().reasons());

    @Test
    void noOperationListsAReasonThatItsCodeCannotGive() {
        var service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("fr.contratdeville.deliberation");

        assertThat(LISTED.unreachable(service)).isEmpty();
    }

    @Test
    void everyReasonIsListedBySomeOperation() {
        assertThat(LISTED.unlisted()).isEmpty();
    }
}
