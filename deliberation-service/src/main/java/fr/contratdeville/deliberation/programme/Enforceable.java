package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.UUID;

/** The day from which the decision on a tranche is enforceable, as sent to programme-service. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Enforceable(UUID deliberationId, String actIdentifier, LocalDate enforceableOn) {}
