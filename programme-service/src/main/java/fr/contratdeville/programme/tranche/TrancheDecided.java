package fr.contratdeville.programme.tranche;

import java.util.UUID;

/**
 * The assembly has decided on a tranche. Fired inside the transaction that records the decision: whatever follows from
 * it is done in that transaction, or nothing is.
 */
public record TrancheDecided(UUID trancheId, boolean adopted) {}
