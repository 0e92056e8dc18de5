package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.BallotForm;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of a deliberation, from a closed ballot; the number is not included.
 *
 * @param voices members who could vote, proxies included
 */
public record Act(
        UUID assemblyId,
        UUID sessionId,
        UUID itemId,
        UUID ballotId,
        LocalDate decidedOn,
        String title,
        Optional<String> text,
        List<String> operativePart,
        Optional<DecidedTranche> tranche,
        int voices,
        BallotForm form,
        Vote vote) {}
