package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Programme;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How decisions are delivered. */
@ConfigMapping(prefix = "outbox")
interface OutboxConfig {
    /** How often the outbox is looked through, beside the nudge after each commit. */
    Duration every();

    /** How long one attempt may hold a decision; well above {@link Programme#LONGEST_CALL}. */
    Duration lease();

    /** After how long the first failure is followed by another attempt; doubled with each further failure. */
    Duration firstDelay();

    /** What that doubling stops at. */
    Duration longestDelay();

    /** After how long a refused decision is tried again. */
    Duration refusedDelay();

    /** From what age on a decision that waits is reported as not deliverable. */
    Duration lateAfter();
}
