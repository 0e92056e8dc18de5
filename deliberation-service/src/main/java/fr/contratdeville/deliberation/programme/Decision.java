package fr.contratdeville.deliberation.programme;

import fr.contratdeville.deliberation.law.Outcome;
import java.time.LocalDate;
import java.util.UUID;

/** What the assembly decided on one version of a tranche, as programme-service is told. */
public record Decision(
        UUID deliberationId, String number, Outcome outcome, LocalDate decidedOn, int version, String digest) {}
