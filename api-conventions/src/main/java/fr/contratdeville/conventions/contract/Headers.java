package fr.contratdeville.conventions.contract;

import fr.contratdeville.conventions.idempotency.Idempotency;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of requests and answers: revisions, idempotency, pages, rates. Each is declared once, where it is used. */
final class Headers {
    private static final List<String> RATES = List.of("RateLimit", "RateLimit-Policy");

    private final Components components;

    Headers(Components components) {
        this.components = components;
    }

    /** The successful answers of an operation, with their headers. */
    void describe(Endpoint endpoint) {
        var responses = endpoint.operation().getResponses();
        var success = responses.getAPIResponse("200");
        if (endpoint.method() == HttpMethod.POST && success != null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse("201", success.description("Created"));
            add(success, "Location");
        }
        var tagged = success != null && endpoint.answersWithHeaders();
        if (success != null && endpoint.has(CreatedOnce.class)) {
            success.description("Already recorded: nothing was changed");
            var created = OASFactory.createAPIResponse().description("Recorded").content(success.getContent());
            responses.addAPIResponse("201", created);
            if (tagged) {
                add(created, HttpHeaders.ETAG);
            }
        }
        if (tagged) {
            add(success, HttpHeaders.ETAG);
        }
        if (endpoint.takes("cursor") || endpoint.takes("after")) {
            add(success, HttpHeaders.LINK);
        }
        responses.getAPIResponses().values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(this::addRates);
        if (tagged && endpoint.method() == HttpMethod.GET) {
            responses.addAPIResponse("304", notModified());
            take(endpoint, HttpHeaders.IF_NONE_MATCH);
        }
        if (endpoint.takes(HttpHeaders.IF_MATCH)) {
            endpoint.parameters()
                    .filter(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()))
                    .toList()
                    .forEach(endpoint.operation()::removeParameter);
            take(endpoint, HttpHeaders.IF_MATCH);
        }
        if (endpoint.method() == HttpMethod.POST) {
            take(endpoint, Idempotency.KEY);
        }
    }

    void addRates(APIResponse response) {
        RATES.forEach(name -> add(response, name));
    }

    void add(APIResponse response, String name) {
        if (components.getHeaders() == null || !components.getHeaders().containsKey(name)) {
            components.addHeader(name, header(name));
        }
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    private void take(Endpoint endpoint, String name) {
        if (components.getParameters() == null || !components.getParameters().containsKey(name)) {
            components.addParameter(name, parameter(name));
        }
        endpoint.operation().addParameter(OASFactory.createParameter().ref(name));
    }

    private APIResponse notModified() {
        if (components.getResponses() == null || !components.getResponses().containsKey("NotModified")) {
            var notModified =
                    OASFactory.createAPIResponse().description("Not modified: the ETag is the one in `If-None-Match`");
            add(notModified, HttpHeaders.ETAG);
            addRates(notModified);
            components.addResponse("NotModified", notModified);
        }
        return OASFactory.createAPIResponse().ref("NotModified");
    }

    private static Header header(String name) {
        return switch (name) {
            case "Location" -> header("Path of the created resource.", string());
            case "ETag" ->
                header(
                                "Revision of the resource. `If-Match` to change the resource, `If-None-Match` to read it again.",
                                string())
                        .example("\"3\"");
            case "Link" ->
                header(
                                "`rel=\"next\"`: the next page. The last page of a list has none, each page of a feed has one.",
                                string())
                        .example("</v1/things?limit=50&cursor=AaIKPQAB>; rel=\"next\"");
            case "RateLimit" ->
                header(
                                "Number of requests left (`r`), and of seconds until the limit is fully restored (`t`).",
                                string())
                        .example("\"default\";r=2999;t=1");
            case "RateLimit-Policy" ->
                header("Number of requests (`q`) for each client in a window of seconds (`w`).", string())
                        .example("\"default\";q=3000;w=60");
            case "Retry-After" ->
                header("Number of seconds to wait.", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                        .example(2);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Header header(String description, Schema schema) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Parameter parameter(String name) {
        var parameter =
                OASFactory.createParameter().name(name).in(Parameter.In.HEADER).schema(string());
        return switch (name) {
            case "If-None-Match" ->
                parameter.description(
                        "The `ETag` of the last answer. The answer is 304 while the resource has not changed.");
            case "If-Match" ->
                parameter
                        .required(true)
                        .description("The `ETag` of the last answer, a list of such tags, or `*` for any revision.")
                        .example("*");
            case Idempotency.KEY ->
                parameter
                        .schema(string().minLength(1).maxLength(100).pattern(Idempotency.FORM))
                        .description(
                                "Unique key of this request, chosen by the client. A repetition with the same key and "
                                        + "body gets the first answer again and has no other effect, for 24 hours.");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
