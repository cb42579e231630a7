package io.portwarden.people.member;

import io.portwarden.shared.Allowed;
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
        @DefaultValue("7d") @Allowed(from = "1m", to = "30d")
        Duration linkFor,

        @DefaultValue("1m") @Allowed(from = "0s", to = "1d") Duration pause,

        @DefaultValue("100") @Allowed(from = "1", to = "10000")
        int atOnce) {}
