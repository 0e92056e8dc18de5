package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.http.Problem;
import java.util.UUID;

/** An assembly's id as the query parameter {@code assembly}. */
public record AssemblyParameter(UUID id) {
    /** Called by JAX-RS. */
    public static AssemblyParameter fromString(String text) {
        try {
            return new AssemblyParameter(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw Problem.INVALID_REQUEST.refusal().at("assembly");
        }
    }
}
