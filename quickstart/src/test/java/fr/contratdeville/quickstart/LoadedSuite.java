package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running suite with the loaded sample, shared by all tests that use it. Loading is interrupted at each part of
 * the report, and before the act is published, before it is completed.
 *
 * @param console the report
 */
record LoadedSuite(Suite suite, Story.Adopted adopted, String console) {
    private static final List<String> INTERRUPTIONS = List.of(
            "The agents prepare the money",
            "The assembly meets",
            "The vote",
            "The decision is sent to programme-service",
            "The consequences");

    private static LoadedSuite load(Suite suite) {
        for (var words : INTERRUPTIONS) {
            assertThatThrownBy(() -> new Story(suite.api(), new InterruptedAt(words)).load())
                    .hasMessage("interrupted at " + words);
        }
        var console = new ByteArrayOutputStream();
        var adopted = new Story(suite.api(), new PrintStream(console, true, StandardCharsets.UTF_8)).load();
        return new LoadedSuite(suite, adopted, console.toString(StandardCharsets.UTF_8));
    }

    private static final class InterruptedAt extends PrintStream {
        private final String words;

        InterruptedAt(String words) {
            super(OutputStream.nullOutputStream());
            this.words = words;
        }

        @Override
        public void println(String line) {
            if (line.contains(words)) {
                throw new IllegalStateException("interrupted at " + words);
            }
        }

        @Override
        public PrintStream printf(Locale locale, String format, Object... values) {
            println(String.format(locale, format, values));
            return this;
        }
    }

    /** Injects it into the constructor of a test. */
    static final class Once implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LoadedSuite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(LoadedSuite.class))
                    .computeIfAbsent(Running.class)
                    .loaded;
        }
    }

    /** Closed by JUnit after all tests. */
    static final class Running implements AutoCloseable {
        private final Suite suite;
        private final LoadedSuite loaded;

        Running() throws IOException {
            // Under target, where the logs can be read after a failure.
            Files.createDirectories(Path.of("target"));
            var folder = new DataFolder(Files.createTempDirectory(Path.of("target"), "suite-"));
            suite = new Suite(Suite.modules(), folder, FreePorts.find());
            try {
                suite.start();
                loaded = load(suite);
            } catch (RuntimeException | Error failure) {
                close();
                throw failure;
            }
        }

        @Override
        public void close() {
            suite.close();
            suite.folder().close();
        }
    }
}
