package fr.contratdeville.conventions.database;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Makes a record of an {@linkplain Outage outage} a warning without a stack trace, so that an outage does not fill the log. */
public final class OutageLog {
    private static final Formatter MESSAGE = new PatternFormatter("%s");

    private OutageLog() {}

    /** Changes the record, if its exception is one of an outage. */
    public static void shorten(LogRecord entry) {
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
    }
}
