package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import fr.contratdeville.deliberation.law.Outcome;
import java.time.LocalDate;
import java.util.UUID;

/** The decision of the assembly on one version of a tranche, as sent to programme-service. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Decision(
        UUID deliberationId, String number, Outcome outcome, LocalDate decidedOn, int version, String digest) {}
