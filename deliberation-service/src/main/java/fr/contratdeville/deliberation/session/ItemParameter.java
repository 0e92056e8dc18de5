package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.http.Problem;
import java.util.UUID;

/** An item's id as the query parameter {@code before}. */
public record ItemParameter(UUID id) {
    /** Called by JAX-RS. */
    public static ItemParameter fromString(String text) {
        try {
            return new ItemParameter(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw Problem.INVALID_REQUEST.refusal().at("before");
        }
    }
}
