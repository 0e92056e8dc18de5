package fr.contratdeville.conventions.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.conventions.refusal.AppliedRule;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of all error answers. */
@Schema(name = "Problem", description = "Error answer according to RFC 9457 (application/problem+json).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
        @Schema(
                description = "Stable identifier of the type of problem. It is a path of this service with the "
                        + "documentation of the problem.",
                required = true)
        String type,

        @Schema(required = true) String title,

        @Schema(required = true) int status,

        @Schema(
                description = "Description of this occurrence, in the language of Accept-Language (en or fr).",
                required = true)
        String detail,

        @Schema(description = "Path of the request.") String instance,

        @Nullable @Schema(description = "Id of the rule that was applied.")
        String rule,

        @Nullable @Schema(description = "Text or legal source of the rule.")
        String law,

        @Schema(description = "Errors of individual members of the request.")
        List<FieldError> errors,

        @Nullable
        @Schema(description = "After `cursor-gone`: path of the list to read again, relative to this service.")
        String restart) {

    /** One invalid member of the request. */
    @Schema(name = "FieldError")
    public record FieldError(
            @Schema(
                    description = "JSON pointer (RFC 6901) to a member of the body, or the name of a parameter.",
                    required = true)
            String pointer,

            @Schema(required = true) String detail) {}

    public static ProblemDetails of(
            Problem problem, Locale locale, String instance, List<FieldError> errors, Object... arguments) {
        return new ProblemDetails(
                "/problems/" + problem.slug(),
                problem.title(locale),
                problem.status(),
                problem.detail(locale, arguments),
                instance,
                problem.rule().map(AppliedRule::id).orElse(null),
                problem.rule().map(AppliedRule::law).orElse(null),
                errors,
                null);
    }

    ProblemDetails restartAt(@Nullable String path) {
        return new ProblemDetails(type, title, status, detail, instance, rule, law, errors, path);
    }
}
