package io.portwarden.carrier;

import io.portwarden.apikey.ApiChain;
import io.portwarden.apikey.KeyHolder;
import io.portwarden.apikey.TestKeys;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may use the carriers' API: whoever shows a valid API key of a carrier with every request. */
@Configuration(proxyBeanMethods = false)
class CarrierSecurity {

    /** Before the portal's own, which takes all the rest. */
    private static final int BEFORE_PORTAL = 1;

    private static final String ROLE = "CARRIER";

    @Bean
    @Order(BEFORE_PORTAL)
    SecurityFilterChain carrierFilterChain(HttpSecurity http, CarrierService carriers) {
        return ApiChain.of(
                http,
                "/api/**",
                List.of(ROLE, TestKeys.ROLE),
                key -> carriers.authenticate(key)
                        .map(issued -> new KeyHolder(
                                key.isTest() ? TestKeys.ROLE : ROLE,
                                issued.carrier(),
                                issued.onFile().id())));
    }
}
