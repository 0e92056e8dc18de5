package fr.contratdeville.deliberation.programme;

import java.time.LocalDate;
import java.util.UUID;

/** From when what was decided on a tranche has effect, as programme-service is told. */
public record Enforceable(UUID deliberationId, String actIdentifier, LocalDate enforceableOn) {}
