package fr.contratdeville.quickstart;

/** The suite cannot run. The message is shown to the user without a stack trace. */
final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartupException(String message) {
        super(message);
    }

    StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
