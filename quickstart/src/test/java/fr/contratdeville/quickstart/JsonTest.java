package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String PAGE = """
            {"items": [{"name": "a \\"quoted\\" é", "size": 1}, {"size": 2}, {"size": 3, "tags": ["x", "y"]}], "next": null}""";

    @Test
    void aTextIsPrintedAsItIs() throws IOException {
        assertThat(print(PAGE, "/items/0/name")).isEqualTo("a \"quoted\" é\n");
    }

    @Test
    void anyOtherValueIsPrintedAsJson() throws IOException {
        assertThat(print(PAGE, "/items/1/size")).isEqualTo("2\n");
        assertThat(print(PAGE, "/next")).isEqualTo("null\n");
        assertThat(print(PAGE, "/items/2/tags")).isEqualTo("[ \"x\", \"y\" ]\n");
        assertThat(print(PAGE, "")).startsWith("{\n  \"items\"");
    }

    @Test
    void aStarPrintsEveryElementOnALineOfItsOwn() throws IOException {
        assertThat(print(PAGE, "/items/*/size")).isEqualTo("1\n2\n3\n");
        assertThat(print(PAGE, "/items/*/tags/*")).isEqualTo("x\ny\n");
        assertThat(print("[{\"size\": 1}, {}]", "/*")).isEqualTo("{\"size\":1}\n{}\n");
    }

    @Test
    void aMissingValueIsAnErrorWithTheDocument() {
        assertThatThrownBy(() -> print("{\"title\": \"Not found\"}", "/items/0/id"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/items/0/id")
                .hasMessageContaining("Not found");
        assertThatThrownBy(() -> print("", "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> print("<html>", "")).isInstanceOf(IOException.class);
    }

    private static String print(String json, String pointer) throws IOException {
        var out = new ByteArrayOutputStream();
        Json.print(json.getBytes(StandardCharsets.UTF_8), pointer, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
