package fr.contratdeville.conventions.database;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of the use of the database. */
@ConfigMapping(prefix = "database")
interface DatabaseSettings {
    /** How many requests may change data at the same time. The other connections of the pool are for reading. */
    int writers();

    /** How long a request that changes data waits for its turn. */
    Duration writerPatience();

    /** How long the database may take to answer the check of readiness. */
    Duration readinessTimeout();

    /** Age from which an open transaction is reported. */
    Duration longTransaction();
}
