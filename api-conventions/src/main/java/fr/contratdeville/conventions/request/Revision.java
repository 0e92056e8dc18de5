package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The revision in {@code If-Match}, which a caller has read and wants to change. */
public record Revision(@Nullable Long expected) {
    private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Parses {@code If-Match}: the ETag of the last answer, or {@code *} for any revision.
     *
     * @throws fr.contratdeville.conventions.problem.HttpRefusal 428 if it is missing, 412 if it is not an ETag of
     *     this service
     */
    public static Revision ifMatch(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw HttpProblem.PRECONDITION_REQUIRED.refusal();
        }
        if (header.strip().equals("*")) {
            return new Revision(null);
        }
        var tag = STRONG_TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw HttpProblem.STALE_VERSION.refusal();
        }
        return new Revision(Long.valueOf(tag.group(1)));
    }

    /** @throws fr.contratdeville.conventions.problem.HttpRefusal 412 if the resource has another revision */
    public void requireCurrent(long current) {
        if (expected != null && expected != current) {
            throw HttpProblem.STALE_VERSION.refusal();
        }
    }

    /** The ETag of a resource with this revision. */
    public static EntityTag tag(long revision) {
        return new EntityTag(Long.toString(revision));
    }
}
