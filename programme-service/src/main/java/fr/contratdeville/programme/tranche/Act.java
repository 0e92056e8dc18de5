package fr.contratdeville.programme.tranche;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The act that adopted a tranche, as other features see it: its identifier and its day are null until they are known. */
public record Act(
        UUID trancheId,
        UUID deliberationId,
        String number,
        LocalDate adoptedOn,
        @Nullable String actIdentifier,
        @Nullable LocalDate enforceableOn) {}
