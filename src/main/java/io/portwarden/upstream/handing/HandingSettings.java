package io.portwarden.upstream.handing;

import io.portwarden.shared.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How PINs are handed on to upstreams.
 *
 * @param workers how many a node hands on at once, three to one upstream at the most; a node with 0 hands none on
 */
@ConfigurationProperties("portwarden.upstream.handing")
record HandingSettings(
        @DefaultValue("6") @Allowed(from = "0", to = "100") int workers) {}
