package fr.contratdeville.deliberation.deliberation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a closed ballot makes: everything of a deliberation but its number. */
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
        Vote vote) {}
