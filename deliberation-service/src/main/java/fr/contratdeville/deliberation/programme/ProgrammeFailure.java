package fr.contratdeville.deliberation.programme;

import java.time.Duration;
import java.util.Optional;

/** An error answer to a call of programme-service. */
abstract sealed class ProgrammeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ProgrammeFailure(String message) {
        super(message);
    }

    /** A refusal of programme-service itself: a retry needs an intervention. */
    static final class Refused extends ProgrammeFailure {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.type());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** Any other answer, for instance of a proxy: the call must be repeated. */
    static final class Unavailable extends ProgrammeFailure {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> retryAfter;

        Unavailable(int status, String phrase, Optional<Duration> retryAfter) {
            super(status + " " + phrase);
            this.retryAfter = retryAfter;
        }

        Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }
}
