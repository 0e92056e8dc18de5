package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Programme;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of the outbox. */
@ConfigMapping(prefix = "outbox")
interface OutboxConfig {
    /** Interval between two checks of the outbox, in addition to the check after each commit. */
    Duration every();

    /** Duration of the lease of one attempt; at least four times {@link Programme#LONGEST_CALL}. */
    Duration lease();

    /** Delay after the first failure; it is doubled with each further failure. */
    Duration firstDelay();

    /** Maximum of that delay, also where an answer asks for a longer one. */
    Duration longestDelay();

    /** Delay of the comparison that is enqueued before a tranche is put on an agenda. */
    Duration compareAfter();

    /** Delay after a refusal. */
    Duration refusedDelay();

    /** Age from which a pending decision is reported as not deliverable. */
    Duration lateAfter();
}
