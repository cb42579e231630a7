package io.portwarden.upstream.telnyx;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what speaks with Telnyx. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TelnyxProperties.class)
class TelnyxConfiguration {

    @Bean
    TelnyxApi telnyxApi(TelnyxProperties properties) {
        return new TelnyxApi(properties.timeout());
    }

    /** Until PINs are handed on, nobody there compares one. */
    @Bean
    GuardedThere guardedThere() {
        return (connection, numbers) -> false;
    }
}
