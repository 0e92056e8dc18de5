package fr.contratdeville.deliberation.programme;

import fr.contratdeville.conventions.problem.ProblemMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Tells refusals of programme-service from other error answers. A router, a firewall or a proxy can answer with any
 * status; only programme-service answers with a problem document of its own table.
 */
final class FailureMapper {
    private static final MediaType PROBLEM = MediaType.valueOf(ProblemMapper.PROBLEM_JSON);

    private FailureMapper() {}

    static RuntimeException failure(Response response) {
        return problem(response)
                .filter(Problem::isRefusal)
                .<RuntimeException>map(ProgrammeFailure.Refused::new)
                .orElseGet(() -> new ProgrammeFailure.Unavailable(
                        response.getStatus(), response.getStatusInfo().getReasonPhrase(), retryAfter(response)));
    }

    private static Optional<Problem> problem(Response response) {
        try {
            return PROBLEM.isCompatible(response.getMediaType())
                    ? Optional.ofNullable(response.readEntity(Problem.class))
                    : Optional.empty();
        } catch (RuntimeException notReadable) {
            return Optional.empty();
        }
    }

    /** A number of seconds, or an instant, which is compared with the clock of the answer. */
    private static Optional<Duration> retryAfter(Response response) {
        var header = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        if (header == null) {
            return Optional.empty();
        }
        if (header.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        var now = response.getHeaderString(HttpHeaders.DATE);
        try {
            return Optional.ofNullable(now).map(date -> Duration.between(instant(date), instant(header)));
        } catch (DateTimeException notReadable) {
            return Optional.empty();
        }
    }

    private static Instant instant(String header) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    }
}
