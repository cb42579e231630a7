package io.portwarden.order.life;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the provider works.
 *
 * @param timeZone the zone of its business hours, as the IANA names it (ORD-4)
 * @param reviewOfSingle business hours that a tenant has to dispute an order for one number
 * @param reviewOfSeveral the same for several numbers
 * @param reviewCheck how often a node looks for review windows that are over; with 0 it leaves that to others
 */
@ConfigurationProperties("portwarden.orders")
record OrderProperties(
        @DefaultValue("America/New_York") ZoneId timeZone,

        @DefaultValue("4h") @Allowed(from = "1m", to = "720h")
        Duration reviewOfSingle,

        @DefaultValue("24h") @Allowed(from = "1m", to = "720h")
        Duration reviewOfSeveral,

        @DefaultValue("5s") @Allowed(from = "0s", to = "1h") Duration reviewCheck) {}
