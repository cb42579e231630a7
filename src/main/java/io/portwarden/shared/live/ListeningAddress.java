package io.portwarden.shared.live;

import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Where a node listens and how long it waits there for what. Its connection is none of the pool's: it is held for as long
 * as the program runs, and has to be known for dead sooner than one on which long work may be under way.
 */
@Component
@EnableConfigurationProperties(ListeningProperties.class)
public final class ListeningAddress {

    static final String APPLICATION_NAME = "portwarden-listening";
    private static final int SILENCE_TO_QUESTION = 3;
    private static final int SILENCE_TO_ANSWER = 2;

    private final JdbcConnectionDetails application;
    private final @Nullable String ownUrl;
    private final Duration silence;

    ListeningAddress(JdbcConnectionDetails application, ListeningProperties properties) {
        this.application = application;
        this.ownUrl = properties.listenUrl();
        this.silence = properties.listenSilence();
    }

    /** Whether it is another address than the application's. */
    boolean isOwn() {
        return ownUrl != null && !ownUrl.equals(application.getJdbcUrl());
    }

    /** How long nothing may be heard before the database is asked whether it is there. */
    Duration untilAsked() {
        return silence.dividedBy(SILENCE_TO_QUESTION);
    }

    /** How long an answer may take, of the network as of the database. Together with the question it is below the silence. */
    Duration untilAnswered() {
        return silence.dividedBy(SILENCE_TO_ANSWER);
    }

    /** Unpooled connections. What is said here of waiting comes before what the address says. */
    DataSource connections() {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setURL(Objects.requireNonNullElseGet(ownUrl, application::getJdbcUrl));
        if (connections.getUser() == null) {
            connections.setUser(application.getUsername());
        }
        if (connections.getPassword() == null) {
            connections.setPassword(application.getPassword());
        }
        int seconds = Math.toIntExact(untilAnswered().plusMillis(999).toSeconds());
        connections.setConnectTimeout(seconds);
        connections.setSocketTimeout(seconds);
        connections.setTcpKeepAlive(true);
        connections.setApplicationName(APPLICATION_NAME);
        return connections;
    }

    /** Without parameters, which may hold a password. */
    @Override
    public String toString() {
        return Objects.requireNonNullElseGet(ownUrl, application::getJdbcUrl).replaceFirst("\\?.*", "");
    }
}
