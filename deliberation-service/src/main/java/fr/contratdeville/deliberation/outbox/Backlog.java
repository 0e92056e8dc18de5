package fr.contratdeville.deliberation.outbox;

import java.time.Duration;

/**
 * The undelivered decisions.
 *
 * @param pending number of undelivered decisions, including refused ones
 * @param oldest age of the oldest one; zero if there is none
 * @param refused number of decisions whose last answer was a refusal
 */
record Backlog(long pending, Duration oldest, long refused) {}
