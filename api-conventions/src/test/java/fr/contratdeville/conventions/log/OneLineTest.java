package fr.contratdeville.conventions.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class OneLineTest {
    private static final String FORGED = "/v1/x\r\n2026-11-25 12:00:00,000 INFO  forged";

    private static String print(String message, Throwable thrown, Object... parameters) {
        var line = new ExtLogRecord(Level.ERROR, message, ExtLogRecord.FormatStyle.PRINTF, "any");
        line.setParameters(parameters);
        line.setThrown(thrown);
        assertThat(new OneLine().isLoggable(line)).isTrue();
        return new PatternFormatter("%s%e%n").format(line);
    }

    @Test
    void aParameterCannotBeginALine() {
        assertThat(print("Incident %s: %s", null, 7, FORGED))
                .isEqualTo("Incident 7: /v1/x\\u000d\\u000a2026-11-25 12:00:00,000 INFO  forged%n".formatted());
    }

    @Test
    void norCanTheMessageOfAnExceptionOrOfItsCause() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException(FORGED));

        assertThat(print("Failed", failure).lines())
                .noneMatch(line -> line.startsWith("2026"))
                .anyMatch(line -> line.contains("IllegalStateException: outer"))
                .anyMatch(line -> line.contains("IllegalArgumentException: /v1/x\\u000d\\u000a2026-11-25"))
                .anyMatch(line -> line.contains("at " + OneLineTest.class.getName()));
    }

    @Test
    void whatSteersATerminalOrIsInvisibleIsEscaped() {
        assertThat(print("%s", null, "a\u001b[2Jb\u202ec\u2028d\u200be"))
                .startsWith("a\\u001b[2Jb\\u202ec\\u2028d\\u200be");
    }

    @Test
    void anythingElseIsLoggedAsItIs() {
        var failure = new IllegalStateException("simple");
        var line = new ExtLogRecord(Level.INFO, "Deliberation %s: déposée à 18 h 05", "any");
        line.setThrown(failure);

        new OneLine().isLoggable(line);

        assertThat(line.getMessage()).isEqualTo("Deliberation %s: déposée à 18 h 05");
        assertThat(line.getThrown()).isSameAs(failure);
    }
}
