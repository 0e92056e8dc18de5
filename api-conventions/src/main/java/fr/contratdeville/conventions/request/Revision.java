package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** The revisions in {@code If-Match}: what a caller has read and wants to change. */
public record Revision(EntityTags expected) {

    /**
     * Parses {@code If-Match}: the ETag of the last answer, a list of them, or {@code *} for any revision.
     *
     * @throws fr.contratdeville.conventions.problem.HttpRefusal 428 if it is missing, 412 if it contains no ETag
     */
    public static Revision ifMatch(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw HttpProblem.PRECONDITION_REQUIRED.refusal();
        }
        var expected = EntityTags.parse(header);
        if (!expected.any() && expected.tags().isEmpty()) {
            throw HttpProblem.STALE_VERSION.refusal();
        }
        return new Revision(expected);
    }

    /** @throws fr.contratdeville.conventions.problem.HttpRefusal 412 if the resource has another revision */
    public void requireCurrent(long current) {
        if (!expected.any() && !expected.tags().contains(tag(current))) {
            throw HttpProblem.STALE_VERSION.refusal();
        }
    }

    /** The ETag of a resource with this revision. */
    public static EntityTag tag(long revision) {
        return new EntityTag(Long.toString(revision));
    }
}
