package io.portwarden.shell.gate;

import io.portwarden.shared.Allowed;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the portal lets browsers do.
 *
 * @param otherHosts under which it is reached beside that of {@code portwarden.public-url}, such as one for the carriers'
 *     API; hosts are not looked at while no public URL is configured
 * @param longestBody that a request may have
 * @param longestFile that an operator may upload, with what the browser wraps around it
 * @param requestsPerSecond that may come in the long run from one network address without being signed in; many people
 *     can share one
 * @param burst of such requests after a pause
 */
@ConfigurationProperties("portwarden.portal")
record PortalProperties(
        @DefaultValue List<String> otherHosts,

        @DefaultValue("256KB") @Allowed(from = "1KB", to = "100MB")
        DataSize longestBody,

        @DefaultValue("21MB") @Allowed(from = "1KB", to = "1GB")
        DataSize longestFile,

        @DefaultValue("50") @Allowed(from = "1", to = "1000000")
        int requestsPerSecond,

        @DefaultValue("2000") @Allowed(from = "1", to = "1000000")
        int burst) {

    PortalProperties {
        otherHosts = List.copyOf(otherHosts);
    }
}
