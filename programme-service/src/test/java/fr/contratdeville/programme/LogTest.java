package fr.contratdeville.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

/** The log of this process is in the plain format, which has no escapes of its own. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class LogTest {
    @Test
    void noTextOfACallerBeginsALine() {
        var console = Stream.of(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
        var line = new ExtLogRecord(Level.ERROR, "Incident: GET %s", ExtLogRecord.FormatStyle.PRINTF, "any");
        line.setParameters(new Object[] {"/v1/x\r\n2026-11-25 INFO forged"});

        assertThat(console.getFilter().isLoggable(line)).isTrue();
        assertThat(console.getFormatter().format(line).strip())
                .hasLineCount(1)
                .endsWith("GET /v1/x\\u000d\\u000a2026-11-25 INFO forged");
    }
}
