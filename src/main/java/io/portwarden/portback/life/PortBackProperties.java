package io.portwarden.portback.life;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon another provider wants to be asked for numbers that nobody wanted to leave (ORD-14).
 *
 * @param askWithin time after numbers have left within which it expects to be asked for them
 * @param askAtTheLatest time after which asking for them counts as winning a customer back
 */
@ConfigurationProperties("portwarden.port-back")
record PortBackProperties(
        @DefaultValue("24h") @Allowed(from = "1h", to = "720h")
        Duration askWithin,

        @DefaultValue("168h") @Allowed(from = "1h", to = "2160h")
        Duration askAtTheLatest) {}
