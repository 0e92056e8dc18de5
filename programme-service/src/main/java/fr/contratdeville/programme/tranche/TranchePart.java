package fr.contratdeville.programme.tranche;

import java.util.List;
import java.util.UUID;

/** One part of the frozen content of a tranche. Each feature with data in a tranche implements it. */
public interface TranchePart {
    /** Name of the part in the frozen content. */
    String name();

    /**
     * Records of the part in a stable order. They contain only strings, integers and lists, so that the JSON is
     * canonical.
     */
    List<?> contentOf(UUID trancheId);
}
