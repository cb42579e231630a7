package io.portwarden.shared.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool of connections on which what is {@link Waiting} goes with the next statement. */
final class PipelinedConnections extends DelegatingDataSource {

    PipelinedConnections(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return PipelinedConnection.of(super.getConnection());
    }
}
