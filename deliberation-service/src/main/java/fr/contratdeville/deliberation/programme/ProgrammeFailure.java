package fr.contratdeville.deliberation.programme;

/** An error answer of programme-service. */
abstract sealed class ProgrammeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private ProgrammeFailure(int status, String problem) {
        super(status + " " + problem);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** A refusal: it works, but does not accept the call. */
    static final class Refused extends ProgrammeFailure {
        private static final long serialVersionUID = 1L;

        Refused(int status, String problem) {
            super(status, problem);
        }
    }

    /** A temporary failure. */
    static final class Unavailable extends ProgrammeFailure {
        private static final long serialVersionUID = 1L;

        Unavailable(int status, String problem) {
            super(status, problem);
        }
    }
}
