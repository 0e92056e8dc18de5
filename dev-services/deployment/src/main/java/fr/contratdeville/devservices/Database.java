package fr.contratdeville.devservices;

import io.quarkus.deployment.builditem.Startable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An empty PostgreSQL, which is deleted when the dev mode ends. */
class Database implements Startable {
    private EmbeddedPostgres postgres;

    @Override
    public void start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", failure);
        }
    }

    @Override
    public String getConnectionInfo() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String getContainerId() {
        return null;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
