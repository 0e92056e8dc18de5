package fr.contratdeville.conventions.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.conventions.database.Writers;
import fr.contratdeville.conventions.json.Digest;
import fr.contratdeville.conventions.problem.HttpProblem;
import fr.contratdeville.conventions.problem.HttpRefusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Stores the first answer to an {@code Idempotency-Key} in the same transaction as the work. Errors are not stored:
 * nothing was changed, so a corrected request may use the same key.
 */
@RequestScoped
public class Idempotency {
    /** The header that carries the key. */
    public static final String KEY = "Idempotency-Key";

    /** The form of a key: up to 100 characters of ASCII, with no space at either end. */
    public static final String FORM = "^[!-~]([ -~]{0,98}[!-~])?$";

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity identity;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final IdempotencySettings settings;
    private final Writers writers;

    public Idempotency(
            HttpHeaders headers,
            UriInfo uri,
            SecurityIdentity identity,
            EntityManager entities,
            ObjectMapper json,
            IdempotencySettings settings,
            Writers writers) {
        this.headers = headers;
        this.uri = uri;
        this.identity = identity;
        this.entities = entities;
        this.json = json;
        this.settings = settings;
        this.writers = writers;
    }

    /**
     * Runs work that needs a result from another service first. The steps never overlap: look for a stored answer,
     * call {@code outside} without a transaction, run {@code work} in a transaction.
     *
     * @param request body of the request, which distinguishes a repetition from another use of the key
     * @return the answer of {@code work}, or the stored answer of the key
     */
    public <T, V> RestResponse<V> after(Callable<T> outside, Function<T, RestResponse<V>> work, Object request)
            throws Exception {
        var key = key();
        if (key == null) {
            var found = outside.call();
            return inTransaction(() -> work.apply(found));
        }
        var fingerprint = fingerprint(request);
        RestResponse<V> kept = inTransaction(() -> first(key, fingerprint));
        if (kept != null) {
            return kept;
        }
        var found = outside.call();
        return once(key, fingerprint, () -> work.apply(found));
    }

    /** Runs work that needs only the database, once for each key. */
    <V> RestResponse<V> once(Object request, Callable<RestResponse<V>> work) throws Exception {
        var key = key();
        return key == null ? work.call() : once(key, fingerprint(request), work);
    }

    private <V> RestResponse<V> once(String key, String fingerprint, Callable<RestResponse<V>> work) throws Exception {
        return inTransaction(() -> {
            RestResponse<V> answer = first(key, fingerprint);
            if (answer == null) {
                answer = work.call();
                keep(key, fingerprint, answer);
            }
            return answer;
        });
    }

    private <R> R inTransaction(Callable<R> work) throws Exception {
        return writers.within(() -> QuarkusTransaction.requiringNew().call(work));
    }

    private @Nullable String key() {
        var key = headers.getHeaderString(KEY);
        if (key != null && !key.matches(FORM)) {
            throw HttpRefusal.invalid(KEY);
        }
        return key;
    }

    private String client() {
        return identity.getPrincipal().getName();
    }

    /** The stored answer, with its body unchanged. */
    @SuppressWarnings("unchecked")
    private <V> @Nullable RestResponse<V> first(String key, String fingerprint) throws JsonProcessingException {
        var free = (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:lock, 0))")
                .setParameter("lock", client() + ' ' + key)
                .getSingleResult();
        if (!free) {
            throw HttpProblem.REQUEST_IN_PROGRESS.refusal();
        }
        List<?> found = entities.createNativeQuery(
                        "select fingerprint, status, location, etag, body from idempotency_key"
                                + " where client = :client and key = :key"
                                + " and created_at > now() - make_interval(secs => :keep)")
                .setParameter("keep", settings.keep().toSeconds())
                .setParameter("client", client())
                .setParameter("key", key)
                .getResultList();
        if (found.isEmpty()) {
            return null;
        }
        var row = (Object[]) found.get(0);
        if (!row[0].equals(fingerprint)) {
            throw HttpProblem.IDEMPOTENCY_KEY_REUSED.refusal();
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
                                + " values (:client, :key, :fingerprint, :status, :location, :etag, :body)"
                                // An expired key is free again.
                                + " on conflict (client, key) do update set fingerprint = excluded.fingerprint,"
                                + " status = excluded.status, location = excluded.location, etag = excluded.etag,"
                                + " body = excluded.body, created_at = excluded.created_at")
                .setParameter("client", client())
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("status", answer.getStatus())
                .setParameter("location", answer.getHeaderString(HttpHeaders.LOCATION))
                .setParameter("etag", answer.getHeaderString(HttpHeaders.ETAG))
                .setParameter("body", json.writeValueAsString(answer.getEntity()))
                .executeUpdate();
    }

    /** The path and the arguments of the operation. */
    private String fingerprint(Object request) throws JsonProcessingException {
        return Digest.of(uri.getPath() + ' ' + json.writeValueAsString(request));
    }
}
