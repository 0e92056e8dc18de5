package fr.contratdeville.conventions.page;

import fr.contratdeville.conventions.problem.HttpRefusal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a feed is asked for, and how long the answer may wait for something to happen. */
public class ChangesQuery {
    @QueryParam("after")
    @Parameter(
            description =
                    "`next` of the answer before, as it stands there. Without it: from the beginning of the feed.",
            schema = @Schema(type = SchemaType.STRING))
    @Nullable
    String after;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "How many changes at the most, 1 to 100.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "100"))
    Page.Limit limit;

    @QueryParam("wait")
    @DefaultValue("0")
    @Parameter(
            description =
                    "For how many seconds, 0 to 30, an answer that would be empty waits for the next change; it then"
                            + " comes as soon as that is committed.",
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
