package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Hold;
import java.util.UUID;

/** A tranche of programme-service, and the item of an agenda that holds it or is to hold it. */
public record HeldTranche(UUID trancheId, Hold hold) {}
