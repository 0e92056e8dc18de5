package fr.contratdeville.conventions.html;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/** A small page for people. It runs no script and loads nothing from elsewhere. */
public final class HtmlPage {
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="icon" href="/favicon.ico">
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a2e }
            a { color: #1b4b91 }
            h1, h2 { line-height: 1.2 }
            code, pre { font: .9em ui-monospace, monospace; background: #f1f3f7 }
            pre { padding: .75rem; overflow-x: auto }
            table { border-collapse: collapse }
            th, td { border: 1px solid #c9ced8; padding: .3rem .6rem; text-align: left; vertical-align: top }
            dt { margin-top: .75rem }
            </style>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private HtmlPage() {}

    /**
     * An answer with the page.
     *
     * @param title plain text, also the heading
     * @param body HTML, in which every text is escaped
     */
    public static RestResponse<String> of(Locale locale, String title, String body) {
        var heading = escape(title);
        return answer(FRAME.formatted(locale.getLanguage(), heading, "<h1>" + heading + "</h1>\n" + body), "")
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, "Accept")
                .build();
    }

    /**
     * An answer with a whole document.
     *
     * @param sources what the document may load besides its own style and the images of this service, as a policy
     *     (Content-Security-Policy)
     */
    public static RestResponse.ResponseBuilder<String> answer(String document, String sources) {
        return RestResponse.ResponseBuilder.ok(document)
                .type("text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'none'" + sources);
    }

    /** A text as HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
