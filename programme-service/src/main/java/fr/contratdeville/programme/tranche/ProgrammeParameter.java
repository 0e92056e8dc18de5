package fr.contratdeville.programme.tranche;

import fr.contratdeville.programme.http.Problem;
import java.util.UUID;

/** The programme that a list is narrowed to; anything but an id is a wrong request, not an empty list. */
record ProgrammeParameter(UUID id) {
    /** Called by JAX-RS. */
    public static ProgrammeParameter fromString(String text) {
        try {
            return new ProgrammeParameter(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw Problem.INVALID_REQUEST.refusal().at("programme");
        }
    }
}
