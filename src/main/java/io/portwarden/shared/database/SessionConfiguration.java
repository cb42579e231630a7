package io.portwarden.shared.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Looks at the start whether a pooler stands before the configured database that nothing can work behind. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.datasource.url")
public class SessionConfiguration {

    /** Before anything is migrated; whether the owner can sign in, the migrations find out themselves. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    FlywayConfigurationCustomizer sessionsOfMigrations(DataSource application) {
        return configuration -> {
            SessionCheck.verify(application, "spring.datasource.url");
            try {
                SessionCheck.verify(configuration.getDataSource(), "spring.flyway.url");
            } catch (CannotGetJdbcConnectionException away) {
                return;
            }
        };
    }

    /** Also where somebody else migrates. */
    @Bean
    @DependsOnDatabaseInitialization
    InitializingBean sessionsOfApplication(DataSource application) {
        return () -> SessionCheck.verify(application, "spring.datasource.url");
    }
}
