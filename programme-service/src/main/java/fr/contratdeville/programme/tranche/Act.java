package fr.contratdeville.programme.tranche;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The act that adopted a tranche. Its ACTES identifier and its enforceable day are null until known. */
public record Act(
        UUID trancheId,
        UUID deliberationId,
        String number,
        LocalDate adoptedOn,
        @Nullable String actIdentifier,
        @Nullable LocalDate enforceableOn) {}
