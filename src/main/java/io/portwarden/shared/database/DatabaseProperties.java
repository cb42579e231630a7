package io.portwarden.shared.database;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the program waits for its database. What the address of the database says itself ({@code socketTimeout},
 * {@code connectTimeout}, {@code targetServerType} …) counts before this.
 *
 * @param connectTimeout whole seconds for connecting; where the address names several hosts, for each of them
 * @param socketTimeout whole seconds for the answer to a statement; then the connection is given up, and what needed it fails
 *     as it does without a database
 * @param patience the same for long work: imports, verifications of trails, rotations of the PIN key, clearing away;
 *     migrations take as long as they take
 */
@ConfigurationProperties("portwarden.database")
record DatabaseProperties(
        @DefaultValue("2s") @Allowed(from = "1s", to = "1m") Duration connectTimeout,

        @DefaultValue("20s") @Allowed(from = "1s", to = "15m")
        Duration socketTimeout,

        @DefaultValue("15m") @Allowed(from = "20s", to = "1d")
        Duration patience) {}
