package fr.contratdeville.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String HERE = "fr.contratdeville.conventions";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.contratdeville");

    @Test
    void theModuleKnowsNoTypeOfTheDomain() {
        classes()
                .should()
                .resideInAPackage(HERE + "..")
                .andShould()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("fr.contratdeville.programme..", "fr.contratdeville.deliberation..")
                .check(CLASSES);
    }

    @Test
    void whatTheDomainRefusesWithKnowsNoHttp() {
        classes()
                .that()
                .resideInAPackage(HERE + ".refusal")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.eclipse.microprofile.openapi..", HERE + ".refusal")
                .check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching(HERE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
