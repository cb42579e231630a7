package io.portwarden.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.portwarden.TestDatabase;
import io.portwarden.shared.database.DatabaseConfiguration;
import io.portwarden.shared.database.SessionConfiguration;
import io.portwarden.shared.database.Transactions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The part of the program that comes to the database and listens there, to be started in many ways. */
final class PooledProgram {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import({
        DatabaseConfiguration.class,
        SessionConfiguration.class,
        HearingCheck.class,
        ListeningAddress.class,
        LiveListeners.class,
        LiveListening.class,
        LiveTelling.class,
        PostgresLiveUpdates.class,
        Transactions.class
    })
    static class Program {}

    private PooledProgram() {}

    /** @param properties in pairs, before those of the database itself */
    static ConfigurableApplicationContext start(TestDatabase database, String... properties) {
        Map<String, Object> all = new HashMap<>(database.properties());
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        return new SpringApplicationBuilder(Program.class)
                .web(WebApplicationType.NONE)
                .properties("spring.flyway.locations=classpath:db/roles", "spring.main.banner-mode=off")
                .properties(all)
                .run();
    }

    static void assertRefused(CapturedOutput output, TestDatabase database, String words, String... properties) {
        assertThat(catchThrowable(() -> start(database, properties).close())).isNotNull();
        String all = output.getAll();
        assertThat(all).contains("APPLICATION FAILED TO START");
        // The last word is one for people, whatever the pool has said of broken connections before.
        assertThat(all.substring(all.lastIndexOf("APPLICATION FAILED TO START")))
                .contains(words)
                .doesNotContain("\tat ");
    }
}
