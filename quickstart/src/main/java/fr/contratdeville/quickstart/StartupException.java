package fr.contratdeville.quickstart;

/** Why the suite cannot run, in words for whoever typed the command: shown as it stands, without a stack trace. */
final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartupException(String message) {
        super(message);
    }

    StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
