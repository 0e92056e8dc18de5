package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Regime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a session. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3", "assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96",
         "date": "2019-03-07", "place": null, "state": "OPEN",
         "convocation": {"sentOn": "2019-02-28", "clearDays": 6, "urgent": false},
         "openedAt": "2019-03-07T18:00:00+01:00", "closedAt": null,
         "presidentId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
         "secretaryId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2", "cancellationReason": null, "suspensions": [],
         "counts": {"inExercise": 69, "present": 55, "excused": 14, "absent": 0},
         "agenda": [{"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "position": 1,
                     "title": "Programmation 2019 du Contrat de Ville - Première tranche", "state": "LISTED"}],
         "secondOfId": null, "regime": "OF_2019"}""")
public record SessionView(
        UUID id,
        UUID assemblyId,
        LocalDate date,
        @Nullable @Schema(nullable = true) String place,
        SessionState state,
        @Nullable @Schema(nullable = true) Convocation convocation,
        @Nullable @Schema(nullable = true) Instant openedAt,
        @Nullable @Schema(nullable = true) Instant closedAt,
        @Nullable @Schema(nullable = true) UUID presidentId,
        @Nullable @Schema(nullable = true) UUID secretaryId,
        @Nullable @Schema(nullable = true) String cancellationReason,
        List<Suspension> suspensions,

        @Schema(description = "According to the current attendance log.")
        AttendanceCounts counts,

        List<Line> agenda,

        @Nullable
        @Schema(nullable = true, description = "The session without quorum, if this is the second session (rule Q6).")
        UUID secondOfId,

        @Schema(description = "Legal regime of the session, according to its day.")
        Regime regime) {

    /** An item of the agenda, in short form. */
    @Schema(name = "AgendaLine")
    public record Line(UUID id, int position, String title, ItemState state) {}

    /** A session in a list. */
    @Schema(name = "SessionSummary", examples = """
            {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3", "assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96",
             "date": "2019-03-07", "place": null, "state": "CLOSED"}""")
    public record Summary(
            UUID id,
            UUID assemblyId,
            LocalDate date,
            @Nullable @Schema(nullable = true) String place,
            SessionState state) {

        static Summary of(Session session) {
            return new Summary(session.id(), session.assemblyId(), session.heldOn(), session.place(), session.state());
        }
    }

    static SessionView of(Session session, AttendanceCounts counts, List<AgendaItem> agenda) {
        return new SessionView(
                session.id(),
                session.assemblyId(),
                session.heldOn(),
                session.place(),
                session.state(),
                session.convocation(),
                session.openedAt(),
                session.closedAt(),
                session.presidentId(),
                session.secretaryId(),
                session.cancellationReason(),
                List.copyOf(session.suspensions()),
                counts,
                agenda.stream()
                        .map(item -> new Line(item.id(), item.position(), item.title(), item.state()))
                        .toList(),
                session.secondOfId(),
                session.sitting().regime());
    }
}
