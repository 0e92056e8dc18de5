package fr.contratdeville.conventions.site;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The guides of this documentation that are for those who call the service. The build copies them from the folder docs. */
@Singleton
public class Guides {
    private static final List<String> NAMES =
            List.of("api", "events", "versioning", "tour-deliberation", "tour-state-pull", "tour-vote", "law");

    private final Map<String, Guide> guides = new LinkedHashMap<>();

    Guides() {
        NAMES.forEach(name -> guides.put(name, Guide.read(name)));
    }

    /** The guides in the order in which they are read: names and titles. */
    Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        guides.forEach((name, guide) -> titles.put(name, guide.title()));
        return titles;
    }

    Optional<Guide> find(String name) {
        return Optional.ofNullable(guides.get(name));
    }

    /** @param html without the title */
    record Guide(String title, String html) {

        static Guide read(String name) {
            var text = text("/guides/" + name + ".md");
            var end = text.indexOf('\n');
            var extensions = List.of(TablesExtension.create());
            var document = Parser.builder().extensions(extensions).build().parse(text.substring(end));
            document.accept(new GuideLinks());
            var html = HtmlRenderer.builder()
                    .extensions(extensions)
                    .escapeHtml(true)
                    .build()
                    .render(document);
            return new Guide(text.substring("# ".length(), end), html);
        }

        private static String text(String resource) {
            try (var text = Guides.class.getResourceAsStream(resource)) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A link to another guide becomes its address here. One to any other file of the project becomes plain text. */
    private static final class GuideLinks extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            visitChildren(link);
            var target = link.getDestination();
            if (NAMES.stream().anyMatch(name -> target.equals(name + ".md"))) {
                link.setDestination("/guides/" + target.substring(0, target.length() - ".md".length()));
            } else if (!target.contains(":") && !target.startsWith("#")) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }
    }
}
