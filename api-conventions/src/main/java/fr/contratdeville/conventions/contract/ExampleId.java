package fr.contratdeville.conventions.contract;

import java.util.Set;

/**
 * A query for an id that exists, for the examples of the contract. A feature produces one bean of this type for each
 * of its collections.
 *
 * @param collection the segment of the path, for instance {@code members}
 * @param query SQL that selects one id of something that anyone may read, or no row
 * @param members JSON members that hold such an id; {@code memberId} is implied by {@code members}
 */
public record ExampleId(String collection, String query, Set<String> members) {

    /** For a collection whose ids are only in the member that is implied by its name. */
    public ExampleId(String collection, String query) {
        this(collection, query, Set.of());
    }
}
