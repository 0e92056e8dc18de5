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

    /** It works and says no. */
    static final class Refused extends ProgrammeFailure {
        private static final long serialVersionUID = 1L;

        Refused(int status, String problem) {
            super(status, problem);
        }
    }

    /** It does not work now. */
    static final class Unavailable extends ProgrammeFailure {
        private static final long serialVersionUID = 1L;

        Unavailable(int status, String problem) {
            super(status, problem);
        }
    }
}
