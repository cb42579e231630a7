package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What PostgreSQL says when it is another server's turn, or nobody's. */
class ConnectionFailuresTest {

    private final ConnectionFailures failures = new ConnectionFailures();

    private DataAccessException translated(String state) {
        return Objects.requireNonNull(failures.translate("test", "select 1", new SQLException("no", state)));
    }

    @ParameterizedTest
    @DisplayName(
            "What may pass is told as such, whatever the code: failovers, maintenance, too many connections, locks")
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08006", "08P01", "25006", "25P03", "25P04", "40001", "40P01", "53000",
                "53100", "53200", "53300", "55P03", "57014", "57P01", "57P02", "57P03", "57P04", "57P05", "58000",
                "58030"
            })
    void passing(String state) {
        assertThat(Failure.of(translated(state)).isPassing()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("What is our own fault is not told as something that passes")
    @ValueSource(strings = {"22P02", "23505", "23503", "42601", "42501", "42P01"})
    void ours(String state) {
        assertThat(Failure.of(translated(state)).isPassing()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("The pool lets go of a connection that is of no use, though it stands")
    @ValueSource(strings = {"25006", "25P03", "25P04", "57P04", "57P05"})
    void letGo(String state) {
        assertThat(failures.adjudicate(new SQLException("no", state))).isEqualTo(Override.MUST_EVICT);
    }

    @ParameterizedTest
    @DisplayName("Of other connections the pool decides as always")
    @ValueSource(strings = {"23505", "40001", "57P01", "08006"})
    void asAlways(String state) {
        assertThat(failures.adjudicate(new SQLException("no", state))).isEqualTo(Override.CONTINUE_EVICT);
    }
}
