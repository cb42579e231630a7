package io.portwarden.upstream.bandwidth;

import io.portwarden.shared.Allowed;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How upstreams are answered that ask (UPS-2, UPS-5).
 *
 * @param port a port of its own for upstreams that ask, over which nothing else goes; without one they ask on the portal's
 * @param certificateHeader header in which the proxy says with which certificate the upstream has come, as SHA-256 in
 *     hexadecimal; only for where nobody but the proxy reaches that port, and the proxy takes the header away from everybody else
 * @param memoryFile where each node keeps which questions it has seen and had no answer to, a file for each node; with the
 *     embedded database {@code upstream-calls} beside the data
 * @param answersWithin after which there is no answer any more: the upstream gives up after 30 seconds
 * @param hangsUpAfter after which it hangs up where there was no answer, so that the upstream asks again
 */
@ConfigurationProperties("portwarden.upstream")
record UpstreamSettings(
        @Allowed(from = "1", to = "65535") @Nullable Integer port,

        @DefaultValue("") String certificateHeader,

        @Nullable Path memoryFile,

        @DefaultValue("25s") @Allowed(from = "1s", to = "29s")
        Duration answersWithin,

        @DefaultValue("31s") @Allowed(from = "1s", to = "44s")
        Duration hangsUpAfter) {

    UpstreamSettings {
        if (hangsUpAfter.compareTo(answersWithin) <= 0) {
            throw new IllegalArgumentException(
                    "portwarden.upstream.hangs-up-after (%s) has to be longer than portwarden.upstream.answers-within (%s)"
                            .formatted(hangsUpAfter, answersWithin));
        }
    }
}
