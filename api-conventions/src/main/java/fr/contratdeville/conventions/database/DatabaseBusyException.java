package fr.contratdeville.conventions.database;

/** Too many requests that change data are running. */
final class DatabaseBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseBusyException(int writers) {
        super("all " + writers + " places for requests that change data are taken");
    }
}
