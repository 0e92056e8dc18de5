package fr.contratdeville.conventions.page;

import fr.contratdeville.conventions.problem.HttpRefusal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a feed. */
public class ChangesQuery {
    @QueryParam("after")
    @Parameter(
            description = "Cursor: `next` of the previous answer. Opaque: do not parse or build it. Without it, the"
                    + " feed is read from its start.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1))
    @Nullable
    String after;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "Maximum number of changes, 1 to 100.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "100"))
    Page.Limit limit;

    @QueryParam("wait")
    @DefaultValue("0")
    @Parameter(
            description = "Maximum number of seconds, 0 to 30, to wait for a change if there is none. The answer is"
                    + " sent as soon as a change is committed.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "30", defaultValue = "0"))
    Wait wait;

    public @Nullable String after() {
        return after;
    }

    public int limit() {
        return limit.rows();
    }

    public Duration patience() {
        return Duration.ofSeconds(wait.seconds());
    }

    record Wait(int seconds) {
        /** Called by JAX-RS. */
        public static Wait fromString(String text) {
            if (!text.matches("[12]?\\d|30")) {
                throw HttpRefusal.invalid("wait");
            }
            return new Wait(Integer.parseInt(text));
        }
    }
}
