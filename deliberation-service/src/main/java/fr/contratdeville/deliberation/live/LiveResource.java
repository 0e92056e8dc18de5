package fr.contratdeville.deliberation.live;

import fr.contratdeville.conventions.problem.HttpRefusal;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.session.Agenda;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/sessions/{id}/live")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Live", description = "The running session, as a screen in the room follows it.")
public class LiveResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LiveFeed feed;
    private final LiveSession sessions;
    private final Agenda agenda;
    private final Reader caller;

    LiveResource(LiveFeed feed, LiveSession sessions, Agenda agenda, Reader caller) {
        this.feed = feed;
        this.sessions = sessions;
        this.agenda = agenda;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"assembly", "auditor", "member"})
    @Operation(
            operationId = "getLiveSession",
            summary = "Read the session as it is now",
            description =
                    "Who is present, the quorum as it would be now, the item and its ballot. Of a secret ballot, how"
                            + " many voices were cast, and nothing else before it is closed.")
    public LiveView now(@Parameter(description = "The session's id.") @PathParam("id") UUID id) {
        requireReadable(id);
        return sessions.now(id);
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"assembly", "auditor", "member"})
    @Blocking
    @Operation(
            operationId = "followSession",
            summary = "Follow the running session",
            description =
                    "Server-sent events, without end: `line`, each line of the journal once and in its order, its number"
                            + " as the event's id; and after the last of them `view`, the session as it is then"
                            + " (getLiveSession). After a lost connection, `Last-Event-ID` goes on where it broke off;"
                            + " without it, the first event is the `view` of now.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, description = "A stream of events.")))
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "The session's id.") @PathParam("id") UUID id,
            @Nullable
                    @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description = "The id of the last event that arrived.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    LastEvent last,
            @Context Sse sse) {
        requireReadable(id);
        var now = sessions.now(id).sequence();
        var after = last == null ? now : Math.min(last.sequence(), now);
        var news = feed.follow(id, after)
                .onItem()
                .transformToMultiAndConcatenate(told -> Multi.createFrom()
                        .items(Stream.concat(
                                told.lines().stream().map(line -> event(sse, "line", line.sequence(), line)),
                                Stream.of(event(sse, "view", told.last(), told.view())))));
        var heartbeat = Multi.createFrom()
                .ticks()
                .startingAfter(HEARTBEAT)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .onItem()
                .transform(tick -> sse.newEventBuilder().comment("still here").build());
        return Multi.createBy().merging().streams(news, heartbeat);
    }

    private static OutboundSseEvent event(Sse sse, String name, int sequence, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .id(Integer.toString(sequence))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }

    private void requireReadable(UUID sessionId) {
        if (!agenda.mayRead(sessionId, caller.readsAll())) {
            throw CommonReason.NOT_FOUND.refusal();
        }
    }

    /** The number of a line of the journal as the header {@code Last-Event-ID}. */
    public record LastEvent(int sequence) {
        /** Called by JAX-RS. */
        public static LastEvent fromString(String text) {
            if (!text.matches("\\d{1,9}")) {
                throw HttpRefusal.invalid("Last-Event-ID");
            }
            return new LastEvent(Integer.parseInt(text));
        }
    }
}
