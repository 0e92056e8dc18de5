package fr.contratdeville.deliberation.outbox;

import java.time.Duration;

/**
 * The deliveries that are due. Those that were set aside are not among them.
 *
 * @param pending number of undelivered decisions, including refused ones
 * @param holds number of comparisons of holds that are not made
 * @param oldest age of the oldest delivery; zero if there is none
 * @param refused number of decisions whose last answer was a refusal
 */
record Backlog(long pending, long holds, Duration oldest, long refused) {}
