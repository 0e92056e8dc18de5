package fr.contratdeville.deliberation.assembly;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in which members were already counted when a mandate changes. It is an interface so that the package
 * session can depend on the package assembly, and not the other way round.
 */
public interface MandateCorrection {

    /**
     * Records in each of these sessions that its members in exercise were corrected (rule Q3).
     *
     * @param from the first day on which the member is in exercise or no longer is
     * @param until the last one
     * @param reason the reason of the correction, if there is one
     * @param field the field of the request with the day
     * @throws fr.contratdeville.conventions.refusal.Refusal if there is such a session, and no reason
     */
    void record(UUID assemblyId, UUID memberId, LocalDate from, LocalDate until, @Nullable String reason, String field);
}
