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
@Tag(name = "Live", description = "Live view: the running session, for screens in the meeting room and for members.")
public class LiveResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration SHORTEST = Duration.ofMillis(1);

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
            summary = "Read the current state of a session",
            description = "Returns the members present, the quorum if it were checked now, the current item "
                    + "and its ballot. For an open secret ballot, only the number of votes cast is "
                    + "returned.")
    public LiveView now(@Parameter(description = "Id of the session.") @PathParam("id") UUID id) {
        requireReadable(id);
        return sessions.current(id);
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"assembly", "auditor", "member"})
    @Blocking
    @Operation(
            operationId = "followSession",
            summary = "Follow a session with server-sent events",
            description =
                    "Returns a stream of server-sent events that ends when the token does, or when the service stops. "
                            + "`line`: a line of the journal; each line is sent once, in order, with its number as the id of the "
                            + "event. `view`: the state of the session after the last line (as in "
                            + "getLiveSession). After a lost connection, `Last-Event-ID` resumes the stream. "
                            + "Without it, the first event is the current `view`.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, description = "Stream of server-sent events")))
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "Id of the session.") @PathParam("id") UUID id,
            @Nullable
                    @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description = "Id of the last event received. The stream resumes after it.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    LastEvent last,
            @Context Sse sse) {
        requireReadable(id);
        var now = sessions.current(id).sequence();
        var after = last == null ? now : Math.min(last.sequence(), now);
        var updates = feed.follow(id, after)
                .onItem()
                .transformToMultiAndConcatenate(update -> Multi.createFrom()
                        .items(Stream.concat(
                                update.lines().stream().map(line -> event(sse, "line", line.sequence(), line)),
                                Stream.of(event(sse, "view", update.last(), update.view())))));
        var heartbeat = Multi.createFrom()
                .ticks()
                .startingAfter(HEARTBEAT)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .onItem()
                .transform(tick -> sse.newEventBuilder().comment("keep-alive").build());
        var end = sse.newEventBuilder().comment("end").build();
        var remaining = caller.remaining();
        return Multi.createBy()
                .merging()
                .streams(updates.onCompletion().continueWith(end), heartbeat)
                .select()
                .first(event -> event != end)
                .select()
                .first(remaining.compareTo(SHORTEST) < 0 ? SHORTEST : remaining);
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

    /** The number of a journal line in the header {@code Last-Event-ID}. */
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
