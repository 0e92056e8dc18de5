package fr.contratdeville.programme.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.programme.canonical.Digest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first answer to an {@code Idempotency-Key} in the transaction of the work itself: both are there or neither
 * is, whatever crashes. Refusals are not kept: a corrected request may use the same key only if nothing was done.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 100;

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity identity;
    private final EntityManager entities;
    private final ObjectMapper json;

    IdempotentInterceptor(
            HttpHeaders headers, UriInfo uri, SecurityIdentity identity, EntityManager entities, ObjectMapper json) {
        this.headers = headers;
        this.uri = uri;
        this.identity = identity;
        this.entities = entities;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        var key = headers.getHeaderString(HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.INVALID_REQUEST.refusal().at(HEADER);
        }
        var client = identity.getPrincipal().getName();
        var fingerprint = fingerprint(invocation.getParameters());
        return QuarkusTransaction.requiringNew().call(() -> {
            var answer = first(client, key, fingerprint);
            if (answer == null) {
                answer = (RestResponse<?>) invocation.proceed();
                keep(client, key, fingerprint, answer);
            }
            return answer;
        });
    }

    private @Nullable RestResponse<?> first(String client, String key, String fingerprint) throws Exception {
        var free = (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:lock, 0))")
                .setParameter("lock", client + ' ' + key)
                .getSingleResult();
        if (!free) {
            throw Problem.REQUEST_IN_PROGRESS.refusal();
        }
        List<?> found = entities.createNativeQuery(
                        "select fingerprint, status, location, etag, body from idempotency_key"
                                + " where client = :client and key = :key")
                .setParameter("client", client)
                .setParameter("key", key)
                .getResultList();
        if (found.isEmpty()) {
            return null;
        }
        var row = (Object[]) found.get(0);
        if (!row[0].equals(fingerprint)) {
            throw Problem.IDEMPOTENCY_KEY_REUSED.refusal();
        }
        return RestResponse.ResponseBuilder.<JsonNode>create(((Number) row[1]).intValue())
                .entity(json.readTree((String) row[4]))
                .location(row[2] == null ? null : URI.create((String) row[2]))
                .header(HttpHeaders.ETAG, row[3])
                .build();
    }

    private void keep(String client, String key, String fingerprint, RestResponse<?> answer)
            throws JsonProcessingException {
        entities.createNativeQuery(
                        "insert into idempotency_key (client, key, fingerprint, status, location, etag, body)"
                                + " values (:client, :key, :fingerprint, :status, :location, :etag, :body)")
                .setParameter("client", client)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("status", answer.getStatus())
                .setParameter("location", answer.getHeaderString(HttpHeaders.LOCATION))
                .setParameter("etag", answer.getHeaderString(HttpHeaders.ETAG))
                .setParameter("body", json.writeValueAsString(answer.getEntity()))
                .executeUpdate();
    }

    /** The path and everything that the operation was called with. */
    private String fingerprint(Object[] parameters) throws JsonProcessingException {
        return Digest.of(uri.getPath() + ' ' + json.writeValueAsString(Arrays.asList(parameters)));
    }
}
