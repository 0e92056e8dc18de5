package fr.contratdeville.deliberation.ballot;

import io.smallrye.config.ConfigMapping;

/** How ballots are kept. */
@ConfigMapping(prefix = "ballot")
interface BallotConfig {
    /** What the urns of secret ballots are sealed with, while they are open. */
    String urnKey();
}
