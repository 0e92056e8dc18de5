package fr.contratdeville.conventions.log;

import fr.contratdeville.conventions.database.OutageLog;
import io.quarkus.logging.LoggingFilter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every message in the log, and the message of every exception, in one line: a character that ends a line, steers a
 * terminal or is invisible is written as its code. So no text of a caller, wherever it comes from, can look like another record.
 * Failures of an outage are kept short (OutageLog).
 */
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {
    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    @Override
    public boolean isLoggable(LogRecord logged) {
        OutageLog.shorten(logged);
        if (logged instanceof ExtLogRecord line) {
            var message = MESSAGE.format(line);
            if (isUnsafe(message)) {
                line.setMessage(escape(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
            line.setThrown(escaped(line.getThrown(), Collections.newSetFromMap(new IdentityHashMap<>())));
        }
        return true;
    }

    private static boolean isUnsafe(String text) {
        return UNSAFE.matcher(text).find();
    }

    private static String escape(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(unsafe -> "\\\\u%04x".formatted(unsafe.group().codePointAt(0)));
    }

    /** The same exception, or what is printed of it if its message or that of a cause is unsafe. */
    private static @Nullable Throwable escaped(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return null;
        }
        var cause = escaped(thrown.getCause(), seen);
        return cause == thrown.getCause() && !isUnsafe(thrown.toString()) ? thrown : new Printed(thrown, cause);
    }

    private static final class Printed extends Throwable {
        private static final long serialVersionUID = 1L;

        Printed(Throwable thrown, @Nullable Throwable cause) {
            super(escape(thrown.toString()), cause);
            setStackTrace(thrown.getStackTrace());
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
