package fr.contratdeville.deliberation.ballot;

import io.smallrye.config.ConfigMapping;

/** Settings of ballots. */
@ConfigMapping(prefix = "ballot")
interface BallotConfig {
    /** The secret from which the keys of the ballot boxes of secret ballots are derived. */
    String urnKey();
}
