package io.portwarden.shared.live;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one connection of a node on which it hears what others tell.
 *
 * @param listenUrl where it leads: an address of the same database as that of {@code spring.datasource.url}, which it is
 *     when empty; user and password are those of {@code spring.datasource.*}
 * @param listenSilence after which at most a connection on which nothing is heard any more is given up and made anew
 */
@ConfigurationProperties("portwarden.database")
record ListeningProperties(
        @Nullable String listenUrl,

        @DefaultValue("10s") @Allowed(from = "1s", to = "15s")
        Duration listenSilence) {

    ListeningProperties {
        if (listenUrl != null && listenUrl.isBlank()) {
            listenUrl = null;
        }
        if (listenUrl != null && !listenUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("portwarden.database.listen-url has to begin with jdbc:postgresql:");
        }
    }
}
