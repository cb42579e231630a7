package io.portwarden.shared.live;

import io.portwarden.shared.database.SessionCheck;
import io.portwarden.shared.start.StartupRefusedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.DependsOn;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops the start where an address of its own for listening ({@code portwarden.database.listen-url}) does not hear what the
 * application tells: it leads to another database, or to nothing.
 */
@Component
@ConditionalOnProperty("spring.datasource.url")
@DependsOn("sessionsOfApplication")
final class HearingCheck implements InitializingBean {

    private static final String PROPERTY = "portwarden.database.listen-url";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ListeningAddress address;
    private final DataSource application;

    HearingCheck(ListeningAddress address, DataSource application) {
        this.address = address;
        this.application = application;
    }

    /** @throws StartupRefusedException when nothing is heard there, or a pooler hears it instead */
    @Override
    public void afterPropertiesSet() {
        if (address.isOwn()) {
            verify();
        }
    }

    private void verify() {
        try {
            SessionCheck.verify(address.connections(), PROPERTY);
            if (!isHeard()) {
                throw new StartupRefusedException(
                        "What is told in the database of spring.datasource.url is not heard at %s (%s)."
                                .formatted(address, PROPERTY),
                        "Let both lead to the same database, or leave %s empty.".formatted(PROPERTY));
            }
        } catch (DataAccessException | SQLException failed) {
            throw new StartupRefusedException(
                    "At %s (%s) nobody can listen: %s"
                            .formatted(address, PROPERTY, cause(failed).getMessage()),
                    "Let it lead to the same database as spring.datasource.url, as a user of the same name and password,"
                            + " or leave it empty.",
                    failed);
        }
    }

    private static Throwable cause(Throwable failed) {
        return failed.getCause() == null ? failed : failed.getCause();
    }

    private boolean isHeard() throws SQLException {
        String channel = "portwarden_start_" + UUID.randomUUID().toString().replace('-', '_');
        try (ListeningConnection listening = ListeningConnection.open(address, channel)) {
            JdbcClient.create(application)
                    .sql("select pg_notify(?, '')")
                    .param(channel)
                    .query((row, index) -> "told")
                    .single();
            List<String> heard = List.of();
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (heard.isEmpty() && System.nanoTime() < giveUp) {
                heard = listening.hear(PATIENCE);
            }
            return !heard.isEmpty();
        }
    }
}
