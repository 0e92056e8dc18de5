package fr.contratdeville.deliberation.outbox;

/** Fired when a decision is written to the outbox; observed after the commit. */
record DecisionEnqueued() {}
