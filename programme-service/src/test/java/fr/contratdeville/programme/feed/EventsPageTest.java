package fr.contratdeville.programme.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.programme.action.ActionChange;
import fr.contratdeville.programme.cofinancing.CofinancingChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    @Test
    void docsDescribeEveryEvent() throws IOException {
        var page = Files.readString(Path.of("../docs/events.md"));

        assertThat(Stream.of(CofinancingChange.Type.values(), ActionChange.Type.values())
                        .flatMap(Stream::of)
                        .map(type -> "| `" + type + "` |"))
                .allMatch(page::contains);
    }
}
