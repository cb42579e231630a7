package io.portwarden.shared.live;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** A connection that listens on one channel from the moment on at which it is there. */
final class ListeningConnection implements AutoCloseable {

    private final Connection connection;
    private final PGConnection postgres;
    private final String channel;

    private ListeningConnection(Connection connection, String channel) throws SQLException {
        this.connection = connection;
        this.postgres = connection.unwrap(PGConnection.class);
        this.channel = channel;
    }

    /** @param channel a plain name, as it stands in SQL without quotes */
    static ListeningConnection open(ListeningAddress address, String channel) throws SQLException {
        Connection connection = address.connections().getConnection();
        try {
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(address.untilAnswered().toMillis()));
            try (Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + channel);
            }
            return new ListeningConnection(connection, channel);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** What was told, as soon as there is something; nothing when there was none for so long. */
    List<String> hear(Duration atMost) throws SQLException {
        // 0 would wait for ever.
        PGNotification[] heard = postgres.getNotifications(Math.toIntExact(Math.max(1, atMost.toMillis())));
        return heard == null
                ? List.of()
                : Stream.of(heard).map(PGNotification::getParameter).toList();
    }

    /**
     * Asks whether it still listens.
     *
     * @throws SQLException when there is no answer in time, or when the session that answers is not the one that listens,
     *     because somebody between here and the database has changed it
     */
    void ask() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select from pg_listening_channels() as channel where channel = '" + channel + "'")) {
            if (!found.next()) {
                throw new PSQLException(
                        "the session behind the connection does not listen", PSQLState.CONNECTION_DOES_NOT_EXIST);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
