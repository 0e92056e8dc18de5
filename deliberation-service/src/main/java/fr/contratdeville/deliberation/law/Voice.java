package fr.contratdeville.deliberation.law;

import java.util.UUID;

/**
 * A voice (one vote) in a ballot.
 *
 * @param principal the member whose voice it is
 * @param holder the member who casts it: the principal, or the holder of the principal's proxy, who votes freely (rule
 *     P6)
 */
public record Voice(UUID principal, UUID holder) {
    /** Whether it is cast by proxy. */
    public boolean byProxy() {
        return !principal.equals(holder);
    }
}
