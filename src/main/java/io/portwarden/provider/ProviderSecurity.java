package io.portwarden.provider;

import io.portwarden.apikey.ApiChain;
import io.portwarden.apikey.KeyHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may use the provider's own API: whoever shows a valid key of the provider's with every request. A carrier's key is
 * as good as none here, and the other way round.
 */
@Configuration(proxyBeanMethods = false)
class ProviderSecurity {

    /** Before the carriers', which takes the rest of /api. */
    private static final int BEFORE_CARRIERS = 0;

    private static final String ROLE = "PROVIDER_PROGRAM";

    @Bean
    @Order(BEFORE_CARRIERS)
    SecurityFilterChain providerFilterChain(HttpSecurity http, ProviderKeyService keys) {
        return ApiChain.of(
                http,
                "/api/v1/provider/**",
                ROLE,
                key -> keys.authenticate(key).map(program -> new KeyHolder(ROLE, program, program.keyId())));
    }
}
