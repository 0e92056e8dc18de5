package fr.contratdeville.conventions.contract;

import fr.contratdeville.conventions.refusal.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/** An operation of the contract and the Java method that it comes from. */
record Endpoint(HttpMethod method, Operation operation, AnnotationTarget java) {
    private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);
    private static final DotName UNI = DotName.createSimple(Uni.class);

    /** The roles that may call it, each of them enough; empty where anyone may. */
    List<String> roles() {
        var allowed = java.annotation(DotName.createSimple(RolesAllowed.class));
        return allowed == null ? List.of() : List.of(allowed.value().asStringArray());
    }

    boolean has(Class<? extends Annotation> annotation) {
        return java.annotation(DotName.createSimple(annotation)) != null;
    }

    /** The reasons that an annotation of the method lists. */
    List<Reason> listedReasons() {
        return java.asMethod().declaredAnnotations().stream()
                .flatMap(annotation -> annotation.values().stream())
                .filter(value -> value.kind() == AnnotationValue.Kind.ARRAY
                        && value.componentKind() == AnnotationValue.Kind.ENUM)
                .flatMap(value -> value.asArrayList().stream())
                .flatMap(value -> reason(value.asEnumType(), value.asEnum()).stream())
                .toList();
    }

    private static Optional<Reason> reason(DotName type, String name) {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            return Stream.of(loader.loadClass(type.toString()).getEnumConstants())
                    .filter(Reason.class::isInstance)
                    .map(Reason.class::cast)
                    .filter(reason -> reason.name().equals(name))
                    .findFirst();
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Stream<Parameter> parameters() {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }

    boolean takes(String parameter) {
        return parameters().anyMatch(known -> parameter.equals(known.getName()));
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }

    /** Whether the method gives headers of its own, which are those of a revision. */
    boolean answersWithHeaders() {
        var type = java.asMethod().returnType();
        return type.name().equals(REST_RESPONSE)
                || (type.kind() == Type.Kind.PARAMETERIZED_TYPE
                        && type.name().equals(UNI)
                        && type.asParameterizedType().arguments().get(0).name().equals(REST_RESPONSE));
    }
}
