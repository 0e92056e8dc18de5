package fr.contratdeville.conventions.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are outages of the database. */
class OutageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08006", "25006", "25P03", "40001", "40P01", "53100", "53300", "55P03", "57014",
                "57P01", "57P02", "57P03"
            })
    void theDatabaseDoesNotServe(String state) {
        var failure = new IllegalStateException("at commit", new SQLException("why\nand where", state));

        assertThat(Outage.causeOf(failure)).contains("why (" + state + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "22001", "42601", "42P01"})
    void theRequestOrTheServiceIsWrong(String state) {
        assertThat(Outage.causeOf(new IllegalStateException(new SQLException("why", state))))
                .isEmpty();
    }

    /** The pool gives no state: no connection was free in time. */
    @Test
    void noConnectionIsFree() {
        assertThat(Outage.causeOf(new SQLException("Acquisition timeout"))).contains("Acquisition timeout");
    }

    /** The reaper rolls a transaction back that takes too long; its commit then fails without a cause. */
    @Test
    void theTransactionTookTooLong() {
        assertThat(Outage.causeOf(new IllegalStateException(new RollbackException("aborted by the reaper"))))
                .contains("aborted by the reaper");
    }

    @Test
    void aRollbackWithAnotherCauseIsNone() {
        var failure = new RollbackException("not committed");
        failure.initCause(new IllegalStateException("wrong"));

        assertThat(Outage.causeOf(failure)).isEmpty();
    }

    @Test
    void nothingFailed() {
        assertThat(Outage.causeOf(null)).isEmpty();
    }
}
