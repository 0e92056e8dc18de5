package fr.contratdeville.programme.tranche;

import java.util.List;
import java.util.UUID;

/** One part of what is put to the vote: each feature that has something in a tranche tells it here. */
public interface TranchePart {
    /** The name of the part in the frozen content. */
    String name();

    /** Its records in a stable order: strings, whole numbers and lists of them only, so that their JSON is canonical. */
    List<?> contentOf(UUID trancheId);
}
