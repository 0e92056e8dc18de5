package fr.contratdeville.conventions.database;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Whoever logs a failure because of an {@linkplain Outage outage}: it is one line, a warning without a stack trace. So an
 * outage does not fill the log.
 */
@LoggingFilter(name = "outage")
public final class OutageLog implements Filter {
    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord entry) {
        Outage.causeOf(entry.getThrown()).ifPresent(cause -> {
            var message = MESSAGE.format(entry).lines().findFirst().orElse("") + ": " + cause;
            entry.setThrown(null);
            entry.setLevel(Level.WARN);
            entry.setParameters(null);
            if (entry instanceof ExtLogRecord extended) {
                extended.setMessage(message, FormatStyle.NO_FORMAT);
            } else {
                entry.setMessage(message);
            }
        });
        return true;
    }
}
