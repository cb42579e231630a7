package io.portwarden.people.member;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When operators can give a tenant an admin that has had some before.
 *
 * @param consentWithin how long a request waits for a second operator
 * @param adminGoneAfter after how long without a sign-in an admin counts as gone
 * @param operatorSince how long somebody must have been in their role, of an operator or security, before a request to be able
 *     to consent to it: else one could invite a second only for that
 */
@ConfigurationProperties("portwarden.recovery")
record RecoveryProperties(
        @DefaultValue("72h") @Allowed(from = "1m", to = "90d")
        Duration consentWithin,

        @DefaultValue("30d") @Allowed(from = "1m", to = "90d")
        Duration adminGoneAfter,

        @DefaultValue("7d") @Allowed(from = "1s", to = "365d")
        Duration operatorSince) {}
