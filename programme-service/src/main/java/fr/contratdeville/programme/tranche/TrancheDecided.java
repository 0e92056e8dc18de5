package fr.contratdeville.programme.tranche;

import java.util.UUID;

/**
 * The assembly decided on a tranche. Fired in the transaction that records the decision: observers change their data
 * in the same transaction.
 */
public record TrancheDecided(UUID trancheId, boolean adopted) {}
