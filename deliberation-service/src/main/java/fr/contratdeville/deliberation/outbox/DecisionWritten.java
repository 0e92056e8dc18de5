package fr.contratdeville.deliberation.outbox;

/** A decision stands in the outbox, or will once the transaction is committed. */
record DecisionWritten() {}
