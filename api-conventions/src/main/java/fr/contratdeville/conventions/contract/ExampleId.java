package fr.contratdeville.conventions.contract;

import java.util.Set;

/**
 * Where the contract finds an id for its examples. A feature produces one bean of this type for each of its collections.
 *
 * @param collection the segment of the path, for instance {@code members}
 * @param query SQL that gives one id, of something that anyone may read, or no row
 * @param members JSON members that hold such an id; {@code memberId} goes without saying for {@code members}
 */
public record ExampleId(String collection, String query, Set<String> members) {

    /** Of a collection whose ids have no other name than its own. */
    public ExampleId(String collection, String query) {
        this(collection, query, Set.of());
    }
}
