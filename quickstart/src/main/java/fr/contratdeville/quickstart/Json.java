package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The command {@code json} of suite.sh: reads JSON from standard input and prints it, or the value at a JSON Pointer
 * (RFC 6901). A {@code *} in the pointer selects every element of an array; each is printed on a line of its own.
 */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Exits with 1 if the input is not JSON, or if there is no value at the pointer. */
    public static void main(String... arguments) throws IOException {
        var input = System.in.readAllBytes();
        try (var out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
            print(input, arguments.length == 0 ? "" : arguments[0], out);
        } catch (IOException | IllegalArgumentException wrong) {
            System.err.println("json: " + wrong.getMessage());
            System.exit(1);
        }
    }

    static void print(byte[] input, String pointer, PrintStream out) throws IOException {
        var document = MAPPER.readTree(input);
        var found = find(document, pointer).toList();
        if (found.isEmpty()) {
            throw new IOException("nothing at " + (pointer.isEmpty() ? "standard input" : pointer + " of " + document));
        }
        for (var node : found) {
            if (node.isTextual()) {
                out.println(node.asText());
            } else {
                out.println(pointer.contains("/*") ? node.toString() : node.toPrettyString());
            }
        }
    }

    private static Stream<JsonNode> find(JsonNode node, String pointer) {
        var every = pointer.indexOf("/*");
        if (every < 0) {
            return Stream.of(node.at(pointer)).filter(Predicate.not(JsonNode::isMissingNode));
        }
        var elements = node.at(pointer.substring(0, every)).spliterator();
        return StreamSupport.stream(elements, false).flatMap(element -> find(element, pointer.substring(every + 2)));
    }
}
