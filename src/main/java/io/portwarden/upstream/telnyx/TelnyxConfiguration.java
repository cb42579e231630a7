package io.portwarden.upstream.telnyx;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.handing.PinsHandedOn;
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

    @Bean
    GuardedThere guardedThere(Transactions transactions, PinsHandedOn pins) {
        return (connection, numbers, asked) ->
                transactions.<Boolean>stating(Scope.provider(), () -> pins.forAll(connection, numbers, asked));
    }
}
