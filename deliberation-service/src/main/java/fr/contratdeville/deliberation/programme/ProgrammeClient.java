package fr.contratdeville.deliberation.programme;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The part of the API of programme-service that this service uses, with its own token. A call ends within {@link
 * #LONGEST_CALL}. A circuit breaker skips calls while they keep failing.
 */
@RegisterRestClient(configKey = "programme")
@OidcClientFilter
@Path("/v1/tranches/{id}")
interface ProgrammeClient {
    /** The maximum duration of a call in milliseconds, including the token. */
    long LONGEST_CALL = 5_000;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Timeout(LONGEST_CALL)
    @CircuitBreaker(requestVolumeThreshold = 4, skipOn = ProgrammeFailure.Refused.class)
    RestResponse<Tranche> tranche(@PathParam("id") UUID id);

    @GET
    @Path("/actions")
    @Produces(MediaType.APPLICATION_JSON)
    @Timeout(LONGEST_CALL)
    @CircuitBreaker(requestVolumeThreshold = 4, skipOn = ProgrammeFailure.Refused.class)
    TrancheLine.Page actions(
            @PathParam("id") UUID id, @QueryParam("limit") int limit, @Nullable @QueryParam("cursor") String cursor);

    @PUT
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Timeout(LONGEST_CALL)
    @CircuitBreaker(requestVolumeThreshold = 4, skipOn = ProgrammeFailure.Refused.class)
    RestResponse<Hold> hold(@PathParam("id") UUID id, Hold hold);

    @DELETE
    @Path("/hold/{itemId}")
    @Timeout(LONGEST_CALL)
    @CircuitBreaker(requestVolumeThreshold = 4, skipOn = ProgrammeFailure.Refused.class)
    RestResponse<Void> release(
            @PathParam("id") UUID id,
            @PathParam("itemId") UUID itemId,
            @HeaderParam(HttpHeaders.IF_MATCH) String revision);

    @PUT
    @Path("/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Timeout(LONGEST_CALL)
    @CircuitBreaker(requestVolumeThreshold = 4, skipOn = ProgrammeFailure.Refused.class)
    RestResponse<Decision> decide(@PathParam("id") UUID id, Decision decision);

    @PUT
    @Path("/enforceability")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Timeout(LONGEST_CALL)
    @CircuitBreaker(requestVolumeThreshold = 4, skipOn = ProgrammeFailure.Refused.class)
    RestResponse<Enforceable> enforce(@PathParam("id") UUID id, Enforceable enforceable);

    /** Refusals are answers; only temporary failures count for the circuit breaker. */
    @ClientExceptionMapper
    static RuntimeException failure(Response response) {
        return FailureMapper.failure(response);
    }
}
