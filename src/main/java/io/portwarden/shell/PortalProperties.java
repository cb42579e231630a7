package io.portwarden.shell;

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
        @DefaultValue("256KB") DataSize longestBody,
        @DefaultValue("21MB") DataSize longestFile,
        @DefaultValue("50") int requestsPerSecond,
        @DefaultValue("2000") int burst) {

    PortalProperties {
        otherHosts = List.copyOf(otherHosts);
        if (longestBody.toBytes() < 1 || longestFile.toBytes() < 1 || requestsPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "portwarden.portal: longest-body, longest-file, requests-per-second and burst begin with 1");
        }
    }
}
