package io.portwarden.shared.embedded;

import io.portwarden.shared.files.DataDirectory;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A program on an embedded database that commits one row after the other until it is killed. */
public final class EmbeddedDatabaseProgram {
    public static void main(String[] args) {
        @SuppressWarnings("resource") // killed, never closed
        EmbeddedDatabase database = EmbeddedDatabase.start(new DataDirectory(Path.of(args[0])));
        DatabaseCredentials owner = database.roles().owner();
        JdbcClient jdbc =
                JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), owner.user(), owner.password()));
        jdbc.sql("CREATE TABLE committed (number int PRIMARY KEY)").update();
        for (int number = 1; ; number++) {
            jdbc.sql("INSERT INTO committed VALUES (?)").param(number).update();
            System.out.println("committed " + number);
        }
    }

    private EmbeddedDatabaseProgram() {}
}
