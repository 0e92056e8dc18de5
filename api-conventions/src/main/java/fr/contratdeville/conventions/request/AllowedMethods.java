package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Says which methods a path has: in {@code Allow} of 405, and as the answer to OPTIONS. RESTEasy says it of all paths
 * of a class together, and nothing with 405.
 */
@Singleton
public class AllowedMethods {
    private final Map<Pattern, Set<String>> methods = new HashMap<>();

    AllowedMethods(BeanManager beans) {
        var paths = new HashMap<String, Set<String>>();
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (var operation : operations(bean.getBeanClass())) {
                var known = paths.computeIfAbsent(path(operation), path -> new TreeSet<>(List.of(HttpMethod.OPTIONS)));
                known.addAll(methods(operation).toList());
                if (known.contains(HttpMethod.GET)) {
                    known.add(HttpMethod.HEAD);
                }
            }
        }
        paths.forEach(
                (path, known) -> methods.put(Pattern.compile(path.replaceAll("/\\{[^}]+}", "/[^/]+") + "/?"), known));
    }

    private static List<Method> operations(Class<?> resource) {
        return resource.isAnnotationPresent(Path.class)
                ? Stream.of(resource.getDeclaredMethods())
                        .filter(method -> methods(method).findAny().isPresent())
                        .toList()
                : List.of();
    }

    private static Stream<String> methods(Method operation) {
        return Stream.of(operation.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(HttpMethod::value);
    }

    private static String path(Method operation) {
        return Stream.of(operation.getDeclaringClass().getAnnotation(Path.class), operation.getAnnotation(Path.class))
                .filter(path -> path != null)
                .flatMap(path -> Stream.of(path.value().split("/")))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    /** After {@link CorsFilter}, which takes the OPTIONS that announce a request of a web page. */
    @ServerRequestFilter(preMatching = true, priority = 2 * jakarta.ws.rs.Priorities.USER)
    public @Nullable RestResponse<Void> options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        var allowed = allowed(request);
        if (allowed.isEmpty()) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        return RestResponse.ResponseBuilder.<Void>noContent()
                .header(HttpHeaders.ALLOW, allowed)
                .build();
    }

    @ServerResponseFilter
    public void allow(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 405) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed(request));
        }
    }

    private String allowed(ContainerRequestContext request) {
        var path = request.getUriInfo().getRequestUri().getPath();
        return methods.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
