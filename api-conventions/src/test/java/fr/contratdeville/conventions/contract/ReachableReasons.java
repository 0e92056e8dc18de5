package fr.contratdeville.conventions.contract;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import fr.contratdeville.conventions.refusal.Reason;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The reasons that the code behind an operation names, found by following the calls from its resource method: through lambdas,
 * overriding methods and observers of events. No condition is evaluated, so it finds more than the operation can give; but
 * what it does not find is given by nothing.
 */
final class ReachableReasons {
    private final JavaClasses service;

    /** @param service the classes through which calls are followed */
    ReachableReasons(JavaClasses service) {
        this.service = service;
    }

    /** The slugs of the reasons, by the id of the operation. */
    Map<String, Set<String>> byOperation() {
        var reasons = new TreeMap<String, Set<String>>();
        methods()
                .filter(method -> method.isAnnotatedWith(Operation.class))
                .forEach(method ->
                        reasons.put(method.getAnnotationOfType(Operation.class).operationId(), reachableFrom(method)));
        return reasons;
    }

    private Stream<JavaMethod> methods() {
        return service.stream().flatMap(type -> type.getMethods().stream());
    }

    private Set<String> reachableFrom(JavaMethod operation) {
        var reasons = new TreeSet<String>();
        var seen = new HashSet<JavaCodeUnit>();
        var open = new ArrayDeque<JavaCodeUnit>();
        open.add(operation);
        // No code of the service makes the body and the parameters.
        operation.getRawParameterTypes().forEach(type -> open.addAll(type.getConstructors()));
        while (!open.isEmpty()) {
            var code = open.remove();
            if (seen.add(code)) {
                for (var access : code.getAccessesFromSelf()) {
                    if (access.getTargetOwner().isAssignableTo(Reason.class)) {
                        reasons.add(access.getName().toLowerCase(Locale.ROOT).replace('_', '-'));
                    } else {
                        targets(access).forEach(open::add);
                    }
                }
            }
        }
        return reasons;
    }

    private Stream<JavaCodeUnit> targets(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var initializer = owner.getStaticInitializer().map(JavaCodeUnit.class::cast).stream();
        if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) {
            return initializer;
        }
        var parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        var overriding = owner.getAllSubclasses().stream()
                .flatMap(type -> type.tryGetMethod(called.getName(), parameters).stream());
        var observers = methods()
                .filter(method -> method.getParameters().stream().anyMatch(parameter -> observes(parameter, owner)));
        return Stream.of(
                        initializer,
                        called.resolveMember().map(JavaCodeUnit.class::cast).stream(),
                        overriding,
                        called.getName().equals("<init>") ? observers : Stream.<JavaCodeUnit>empty())
                .flatMap(found -> found);
    }

    private static boolean observes(JavaParameter parameter, JavaClass event) {
        return parameter.isAnnotatedWith(Observes.class)
                && parameter.getRawType().equals(event);
    }
}
