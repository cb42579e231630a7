package io.portwarden.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are invited.
 *
 * @param linkFor how long the link of an invitation works
 * @param pause in which nobody is mailed a second link
 * @param atOnce how many invitations of one tenant can be open
 */
@ConfigurationProperties("portwarden.invitations")
record InvitationProperties(
        @DefaultValue("7d") Duration linkFor,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("100") int atOnce) {

    InvitationProperties {
        if (!linkFor.isPositive() || linkFor.compareTo(Duration.ofDays(30)) > 0 || pause.isNegative() || atOnce < 1) {
            throw new IllegalArgumentException(
                    "portwarden.invitations: link-for is 30 days at most, pause not negative, at-once begins with 1");
        }
    }
}
