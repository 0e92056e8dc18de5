package fr.contratdeville.programme.tranche;

import java.util.UUID;

/**
 * The act that adopted a tranche is enforceable. Fired in the transaction that records it, like {@link
 * TrancheDecided}.
 */
public record ActEnforceable(UUID trancheId) {}
