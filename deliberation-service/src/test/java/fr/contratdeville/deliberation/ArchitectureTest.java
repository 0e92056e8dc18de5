package fr.contratdeville.deliberation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.contratdeville.deliberation.outbox.Holding;
import fr.contratdeville.deliberation.programme.Programme;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** The architecture rules of the service. */
class ArchitectureTest {
    private static final String ROOT = "fr.contratdeville.deliberation";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theLawDependsOnlyOnJava() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".law")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".law")
                .check(CLASSES);
    }

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void featuresDoNotUseEntitiesOfOtherFeatures() {
        noClasses()
                .should(new ArchCondition<>("depend on an entity of another package") {
                    @Override
                    public void check(JavaClass user, ConditionEvents events) {
                        user.getDirectDependenciesFromSelf().stream()
                                .filter(dependency ->
                                        dependency.getTargetClass().isAnnotatedWith(Entity.class))
                                .filter(dependency -> !dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .equals(user.getPackageName()))
                                .forEach(dependency -> events.add(
                                        SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
                    }
                })
                .check(CLASSES);
    }

    /** Quarkus assumes JSON only for types of the service itself, and a page is a type of the conventions. */
    @Test
    void resourcesDeclareTheirMediaType() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotAnnotatedWith(RegisterRestClient.class)
                .should()
                .beAnnotatedWith(Produces.class)
                .check(CLASSES);
    }

    /** Includes the types of their fields. The domain refuses in its own terms. */
    @Test
    void entitiesDoNotDependOnHttp() {
        noClasses()
                .that(DescribedPredicate.describe("are entities, or types of their fields", STORED::contains))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are HTTP conventions",
                        type -> type.getPackageName().startsWith("fr.contratdeville.conventions")
                                && !type.getPackageName().matches(".*[.](refusal|value)")))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
                .check(CLASSES);
    }

    /** Entities, embeddables, and the types of the service that their fields are made of. */
    private static final Set<JavaClass> STORED = stored();

    private static Set<JavaClass> stored() {
        var stored = new LinkedHashSet<JavaClass>();
        var next = new ArrayDeque<>(CLASSES.that(DescribedPredicate.describe(
                "are stored", type -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class))));
        while (!next.isEmpty()) {
            var type = next.remove();
            if (type.getPackageName().startsWith(ROOT) && stored.add(type)) {
                type.getFields().forEach(field -> next.addAll(field.getType().getAllInvolvedRawTypes()));
            }
        }
        return stored;
    }

    @Test
    void pluralNamesAreRepositories() {
        classes()
                .that()
                .areAnnotatedWith(ApplicationScoped.class)
                .and()
                .haveSimpleNameEndingWith("s")
                .should()
                .beAssignableTo(PanacheRepositoryBase.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(CLASSES);
    }

    @Test
    void methodsThatLockAreNamedLock() {
        methods()
                .that(DescribedPredicate.describe(
                        "lock a row",
                        method -> method.getFieldAccesses().stream()
                                .anyMatch(access -> access.getTarget().getName().equals("PESSIMISTIC_WRITE"))))
                .should()
                .haveNameMatching("lock.*")
                .check(CLASSES);
    }

    @Test
    void resourcesContainNoQueries() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.hibernate.orm.panache.PanacheQuery")
                .check(CLASSES);
    }

    @Test
    void onlyResourcesAccessAndTheClientDependOnHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".access", ROOT + ".programme")
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "are resources", type -> type.getSimpleName().endsWith("Resource"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
                .check(CLASSES);
    }

    @Test
    void everyOperationHasRolesAndADescription() {
        methods()
                .that()
                .areAnnotatedWith(Operation.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(CLASSES);
        for (var method : new Class<?>[] {jakarta.ws.rs.GET.class, jakarta.ws.rs.POST.class, jakarta.ws.rs.PUT.class}) {
            methods()
                    .that()
                    .areAnnotatedWith(method.asSubclass(java.lang.annotation.Annotation.class))
                    .and()
                    .areDeclaredInClassesThat()
                    .areNotAnnotatedWith(RegisterRestClient.class)
                    .should()
                    .beAnnotatedWith(Operation.class)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyOnePackageUsesTheClientOfProgrammeService() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".programme")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(RegisterRestClient.class)
                .check(CLASSES);
    }

    @Test
    void noRemoteCallIsMadeInATransaction() {
        noMethods()
                .that(new DescribedPredicate<>("call programme-service") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getMethodCallsFromSelf().stream()
                                .filter(call -> !call.getOriginOwner().equals(call.getTargetOwner()))
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Programme.class)
                                        || call.getTargetOwner().isEquivalentTo(Holding.class));
                    }
                })
                .should()
                .beAnnotatedWith(Transactional.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Transactional.class)
                .check(CLASSES);
    }

    @Test
    void entitiesHaveNoSettersAndMoneyIsNotFloatingPoint() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(CLASSES);
        noFields()
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .check(CLASSES);
    }

    @Test
    void dependenciesAreInjectedByConstructor() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CLASSES);
    }

    @Test
    void onlyTheInjectedClockIsUsed() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads the system clock",
                        call -> call.getTargetOwner().getPackageName().equals("java.time")
                                        && call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty()
                                        && call.getName().matches("now|system.*")
                                || call.getTargetOwner().isEquivalentTo(Clock.class)
                                        && call.getName().matches("system|tick.*")
                                || call.getTargetOwner().isEquivalentTo(System.class)
                                        && call.getName().equals("currentTimeMillis")))
                .check(CLASSES);
    }

    @Test
    void vagueNamesAreNotUsed() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .check(CLASSES);
    }
}
