package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.law.BallotForm;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a closed ballot makes: everything of a deliberation but its number.
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
