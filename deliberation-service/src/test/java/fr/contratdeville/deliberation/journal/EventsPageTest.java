package fr.contratdeville.deliberation.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    @Test
    void docsDescribeEveryEvent() throws IOException {
        var page = Files.readString(Path.of("../docs/events.md"));

        assertThat(Stream.of(EventKind.values()).map(kind -> "| `" + kind + "` |"))
                .allMatch(page::contains);
    }
}
