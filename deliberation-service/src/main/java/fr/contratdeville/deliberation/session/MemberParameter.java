package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.http.Problem;
import java.util.UUID;

/** A member's id as the query parameter {@code leaving}. */
public record MemberParameter(UUID id) {
    /** Called by JAX-RS. */
    public static MemberParameter fromString(String text) {
        try {
            return new MemberParameter(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw Problem.INVALID_REQUEST.refusal().at("leaving");
        }
    }
}
