package fr.contratdeville.conventions.idempotency;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestResponse;

/** Runs before the transaction of the operation and delegates to {@link Idempotency}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class IdempotentInterceptor {
    private final Idempotency idempotency;

    public IdempotentInterceptor(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @AroundInvoke
    @SuppressWarnings("unchecked")
    public Object once(InvocationContext invocation) throws Exception {
        return idempotency.once(
                Arrays.asList(invocation.getParameters()), () -> (RestResponse<Object>) invocation.proceed());
    }
}
