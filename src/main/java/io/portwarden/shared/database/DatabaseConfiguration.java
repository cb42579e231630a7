package io.portwarden.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.portwarden.shared.start.Commands;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * How the program comes to its database: the configured one ({@code spring.datasource.*} for the application's role,
 * {@code spring.flyway.*} for the owner), or the embedded one.
 *
 * <p>Either way Spring Boot makes pool and migration itself; here are only the settings and the checks.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

    /** Before the pool makes its first connection. */
    @Bean
    static BeanPostProcessor poolSettings(
            ObjectProvider<DatabaseProperties> times,
            ObjectProvider<ConnectionFailures> failures,
            Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    ConnectionSettings.applyTo(pool, times.getObject(), Commands.onlyReads(environment));
                    pool.setExceptionOverride(failures.getObject());
                }
                return bean;
            }
        };
    }

    @Bean
    static ConnectionFailures connectionFailures() {
        return new ConnectionFailures();
    }

    /** Whatever works in transactions does so on connections that send together what can be. */
    @Bean
    JdbcTemplate jdbcTemplate(DataSource pool, ConnectionFailures failures) {
        JdbcTemplate statements = new JdbcTemplate(new PipelinedConnections(pool));
        statements.setExceptionTranslator(failures);
        return statements;
    }

    /** What travels with a commit fails as it does by itself. */
    @Bean
    JdbcTransactionManager transactionManager(JdbcTemplate statements, ConnectionFailures failures) {
        JdbcTransactionManager transactions =
                new JdbcTransactionManager(Objects.requireNonNull(statements.getDataSource()));
        transactions.setExceptionTranslator(failures);
        return transactions;
    }

    @Bean
    FlywayConfigurationCustomizer migrationSettings(DatabaseProperties times, Environment environment) {
        return configuration -> {
            if (configuration.getDataSource() instanceof SimpleDriverDataSource connections) {
                connections.setConnectionProperties(
                        ConnectionSettings.forMigrations(times, Commands.onlyReads(environment)));
            }
            if (configuration.getInitSql() == null) {
                configuration.initSql(ConnectionSettings.ON_THE_SERVER);
            }
        };
    }

    @Bean
    DatabaseWatch dbHealthIndicator(JdbcConnectionDetails database, DataSource pool) {
        return new DatabaseWatch(database, pool);
    }

    @Bean
    ApplicationRoleCheck applicationRoleCheck(DataSource dataSource) {
        return new ApplicationRoleCheck(dataSource);
    }

    /** Gives the migrations the name that they grant to: {@code ${app_role}}. */
    @Bean
    FlywayConfigurationCustomizer applicationRolePlaceholder(ApplicationRoleCheck role) {
        return configuration -> {
            Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
            placeholders.put("app_role", role.quotedName());
            configuration.placeholders(placeholders);
        };
    }

    @Bean
    FlywayMigrationStrategy migrations(ApplicationRoleCheck role, Environment environment) {
        return Commands.isNamedIn(environment) ? Migrations::requireDone : new Migrations(role);
    }

    /** Once more with the tables there, and also where somebody else migrates. */
    @Bean
    @DependsOnDatabaseInitialization
    InitializingBean checkAfterMigration(ApplicationRoleCheck role) {
        return role::verify;
    }
}
