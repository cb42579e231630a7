package io.portwarden.shared.embedded;

import io.portwarden.shared.files.DataDirectory;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database that Portwarden brings itself, and how its two roles come to it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedDatabase
public class EmbeddedConfiguration {

    @Bean
    DataDirectory dataDirectory(@Value("${portwarden.data-dir:data}") String path) {
        return new DataDirectory(Path.of(path));
    }

    @Bean
    EmbeddedDatabase embeddedDatabase(DataDirectory directory) {
        return EmbeddedDatabase.start(directory);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
        return new ApplicationConnection(database.jdbcUrl(), database.roles().application());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
        return new OwnerConnection(database.jdbcUrl(), database.roles().owner());
    }

    private record ApplicationConnection(String getJdbcUrl, DatabaseCredentials credentials)
            implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return credentials.user();
        }

        @Override
        public String getPassword() {
            return credentials.password();
        }
    }

    private record OwnerConnection(String getJdbcUrl, DatabaseCredentials credentials)
            implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return credentials.user();
        }

        @Override
        public String getPassword() {
            return credentials.password();
        }
    }
}
