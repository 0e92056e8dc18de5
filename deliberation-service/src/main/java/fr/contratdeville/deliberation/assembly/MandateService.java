package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates and ends mandates. Where members were already counted, that is a correction. Sessions are locked before
 * members: who records attendance locks them in this order too.
 */
@ApplicationScoped
@Transactional
class MandateService {
    private final Assemblies assemblies;
    private final Members members;
    private final Mandates mandates;
    private final MandateCorrection correction;

    MandateService(Assemblies assemblies, Members members, Mandates mandates, MandateCorrection correction) {
        this.assemblies = assemblies;
        this.members = members;
        this.mandates = mandates;
        this.correction = correction;
    }

    Mandate create(UUID assemblyId, NewMandate request) {
        assemblies.view(assemblyId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        members.findByIdOptional(request.memberId())
                .orElseThrow(() -> CommonReason.UNKNOWN_REFERENCE
                        .refusal(request.memberId())
                        .at("memberId"));
        var mandate = request.toMandate(assemblyId);
        correct(mandate, request.from(), lastDay(request.until()), request.correctionReason(), "from");
        members.locked(request.memberId());
        requireAlone(mandate, request.until());
        mandates.persistAndFlush(mandate);
        return mandate;
    }

    /** Sets the last day of a mandate; null if it is not known. */
    Mandate end(UUID id, Revision revision, NewMandate.End request) {
        var mandate = mandates.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(mandate.revision());
        var before = lastDay(mandate.endsOn());
        var after = lastDay(request.until());
        if (!before.equals(after)) {
            var earlier = before.isBefore(after) ? before : after;
            var later = before.isBefore(after) ? after : before;
            correct(mandate, earlier.plusDays(1), later, request.correctionReason(), "until");
        }
        members.locked(mandate.memberId());
        requireAlone(mandate, request.until());
        mandate.endOn(request.until());
        mandates.flush();
        return mandate;
    }

    private static LocalDate lastDay(@Nullable LocalDate until) {
        return until == null ? LegalDay.LAST : until;
    }

    /** A substitute is not in exercise (rule Q3). */
    private void correct(Mandate mandate, LocalDate from, LocalDate until, @Nullable String reason, String field) {
        if (mandate.quality() == Quality.TITULAR) {
            correction.record(mandate.assemblyId(), mandate.memberId(), from, until, reason, field);
        }
    }

    private void requireAlone(Mandate mandate, @Nullable LocalDate until) {
        if (mandates.overlaps(mandate, until)) {
            throw Reason.MANDATES_OVERLAP.refusal();
        }
    }
}
