package fr.contratdeville.deliberation.outbox;

import java.time.Duration;

/**
 * What is still to be delivered.
 *
 * @param pending decisions not delivered yet, the refused ones among them
 * @param oldest how long the oldest of them has waited; zero when there is none
 * @param refused those whose last answer was a refusal
 */
record Backlog(long pending, Duration oldest, long refused) {}
