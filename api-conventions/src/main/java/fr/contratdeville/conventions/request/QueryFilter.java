package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.problem.HttpRefusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that the operation does not have, as unknown members of a body are refused; repeated ones where it
 * takes one value; and empty ones, which would otherwise be read as absent. A list with one empty value has no elements.
 */
@Singleton
public class QueryFilter {
    /** The parameters of each operation, and whether they may be repeated. */
    private final Map<Method, Map<String, Boolean>> operations = new ConcurrentHashMap<>();

    /** Before the parameters are read. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo operation) {
        var query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty()) {
            return;
        }
        var known = operations.computeIfAbsent(operation.getResourceMethod(), QueryFilter::parameters);
        query.forEach((name, values) -> {
            if (!known.containsKey(name)) {
                throw HttpRefusal.unknown(name);
            }
            boolean list = known.get(name);
            if (values.size() > 1 && !list) {
                throw HttpRefusal.repeated(name);
            }
            if (values.contains("") && (values.size() > 1 || !list)) {
                throw HttpRefusal.invalid(name);
            }
        });
    }

    private static Map<String, Boolean> parameters(Method operation) {
        var parameters = new HashMap<String, Boolean>();
        for (Parameter parameter : operation.getParameters()) {
            add(parameters, parameter.getAnnotation(QueryParam.class), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (var field : parameter.getType().getDeclaredFields()) {
                    add(parameters, field.getAnnotation(QueryParam.class), field.getType());
                }
            }
        }
        return parameters;
    }

    private static void add(Map<String, Boolean> parameters, @Nullable QueryParam parameter, Class<?> type) {
        if (parameter != null) {
            parameters.put(parameter.value(), Collection.class.isAssignableFrom(type));
        }
    }
}
