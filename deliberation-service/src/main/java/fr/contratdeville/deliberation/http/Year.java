package fr.contratdeville.deliberation.http;

/** A year as the query parameter {@code year}. */
public record Year(int value) {
    /** Called by JAX-RS. */
    public static Year fromString(String text) {
        if (!text.matches("(19|20|21)\\d\\d")) {
            throw Problem.INVALID_REQUEST.refusal().at("year");
        }
        return new Year(Integer.parseInt(text));
    }
}
