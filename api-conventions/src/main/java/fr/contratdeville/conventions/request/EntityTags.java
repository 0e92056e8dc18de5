package fr.contratdeville.conventions.request;

import jakarta.ws.rs.core.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, section 13.1).
 *
 * @param any it is {@code *}
 * @param tags the list that it is otherwise; empty if it is malformed
 */
record EntityTags(boolean any, List<EntityTag> tags) {
    private static final Pattern NEXT =
            Pattern.compile("[ \\t,]*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(?:,[ \\t,]*|$)");

    static EntityTags parse(String header) {
        if (header.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        var tags = new ArrayList<EntityTag>();
        var next = NEXT.matcher(header);
        while (next.lookingAt()) {
            tags.add(new EntityTag(next.group(2), next.group(1) != null));
            next.region(next.end(), header.length());
        }
        return new EntityTags(false, next.regionStart() == header.length() ? tags : List.of());
    }

    /** Weak comparison: a weak tag matches too. */
    boolean matchesWeakly(EntityTag current) {
        return any || tags.stream().anyMatch(tag -> tag.getValue().equals(current.getValue()));
    }
}
