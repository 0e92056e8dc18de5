package fr.contratdeville.conventions.database;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Gives the transaction of a request that changes data its place among the {@link Writers}, before it begins. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class WritingRequest {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Writers writers;
    private final CurrentVertxRequest request;
    private final TransactionManager transactions;

    public WritingRequest(Writers writers, CurrentVertxRequest request, TransactionManager transactions) {
        this.writers = writers;
        this.request = request;
        this.transactions = transactions;
    }

    @AroundInvoke
    public Object limit(InvocationContext work) throws Exception {
        return changesData() && beginsTransaction() ? writers.within(work::proceed) : work.proceed();
    }

    private boolean changesData() {
        if (!Arc.container().requestContext().isActive()) {
            return false;
        }
        var current = request.getCurrent();
        return current != null && !READING.contains(current.request().method());
    }

    private boolean beginsTransaction() throws SystemException {
        return transactions.getStatus() == Status.STATUS_NO_TRANSACTION;
    }
}
