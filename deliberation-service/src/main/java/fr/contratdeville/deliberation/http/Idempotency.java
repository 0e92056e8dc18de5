package fr.contratdeville.deliberation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first answer to an {@code Idempotency-Key} in the transaction of the work itself: both are there or neither
 * is, whatever crashes. Refusals are not kept: a corrected request may use the same key only if nothing was done.
 */
@RequestScoped
public class Idempotency {
    /** The header that carries the key. */
    public static final String KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 100;

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity identity;
    private final EntityManager entities;
    private final ObjectMapper json;

    Idempotency(
            HttpHeaders headers, UriInfo uri, SecurityIdentity identity, EntityManager entities, ObjectMapper json) {
        this.headers = headers;
        this.uri = uri;
        this.identity = identity;
        this.entities = entities;
        this.json = json;
    }

    /**
     * Does a piece of work that needs something from outside first. The three steps never overlap: a kept answer is
     * looked for, then {@code outside} is asked without any transaction, then {@code work} runs in one.
     *
     * @param request the body of the request, which tells a repetition from another use of the key
     * @return the answer of {@code work}, or the first answer to the key
     */
    public <T, V> RestResponse<V> after(Callable<T> outside, Function<T, RestResponse<V>> work, Object request)
            throws Exception {
        var key = key();
        if (key == null) {
            var found = outside.call();
            return QuarkusTransaction.requiringNew().call(() -> work.apply(found));
        }
        var fingerprint = fingerprint(request);
        RestResponse<V> kept = QuarkusTransaction.requiringNew().call(() -> first(key, fingerprint));
        if (kept != null) {
            return kept;
        }
        var found = outside.call();
        return once(key, fingerprint, () -> work.apply(found));
    }

    /** Does a piece of work that needs nothing but the database, once for each key. */
    <V> RestResponse<V> once(Object request, Callable<RestResponse<V>> work) throws Exception {
        var key = key();
        return key == null ? work.call() : once(key, fingerprint(request), work);
    }

    private <V> RestResponse<V> once(String key, String fingerprint, Callable<RestResponse<V>> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RestResponse<V> answer = first(key, fingerprint);
            if (answer == null) {
                answer = work.call();
                keep(key, fingerprint, answer);
            }
            return answer;
        });
    }

    private @Nullable String key() {
        var key = headers.getHeaderString(KEY);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.INVALID_REQUEST.refusal().at(KEY);
        }
        return key;
    }

    private String client() {
        return identity.getPrincipal().getName();
    }

    /** The answer kept, with a body that is written as it was. */
    @SuppressWarnings("unchecked")
    private <V> @Nullable RestResponse<V> first(String key, String fingerprint) throws JsonProcessingException {
        var free = (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:lock, 0))")
                .setParameter("lock", client() + ' ' + key)
                .getSingleResult();
        if (!free) {
            throw Problem.REQUEST_IN_PROGRESS.refusal();
        }
        List<?> found = entities.createNativeQuery(
                        "select fingerprint, status, location, etag, body from idempotency_key"
                                + " where client = :client and key = :key")
                .setParameter("client", client())
                .setParameter("key", key)
                .getResultList();
        if (found.isEmpty()) {
            return null;
        }
        var row = (Object[]) found.get(0);
        if (!row[0].equals(fingerprint)) {
            throw Problem.IDEMPOTENCY_KEY_REUSED.refusal();
        }
        return (RestResponse<V>) RestResponse.ResponseBuilder.<JsonNode>create(((Number) row[1]).intValue())
                .entity(json.readTree((String) row[4]))
                .location(row[2] == null ? null : URI.create((String) row[2]))
                .header(HttpHeaders.ETAG, row[3])
                .build();
    }

    private void keep(String key, String fingerprint, RestResponse<?> answer) throws JsonProcessingException {
        entities.createNativeQuery(
                        "insert into idempotency_key (client, key, fingerprint, status, location, etag, body)"
                                + " values (:client, :key, :fingerprint, :status, :location, :etag, :body)")
                .setParameter("client", client())
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("status", answer.getStatus())
                .setParameter("location", answer.getHeaderString(HttpHeaders.LOCATION))
                .setParameter("etag", answer.getHeaderString(HttpHeaders.ETAG))
                .setParameter("body", json.writeValueAsString(answer.getEntity()))
                .executeUpdate();
    }

    /** The path and what the operation was called with. */
    private String fingerprint(Object request) throws JsonProcessingException {
        var text = uri.getPath() + ' ' + json.writeValueAsString(request);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
