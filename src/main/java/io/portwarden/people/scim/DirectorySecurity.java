package io.portwarden.people.scim;

import io.portwarden.apikey.ApiChain;
import io.portwarden.apikey.KeyHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who speaks as a directory: whoever shows a valid token of an organization's with every request. No other key counts here,
 * and no token anywhere else.
 */
@Configuration(proxyBeanMethods = false)
class DirectorySecurity {

    private static final String ROLE = "DIRECTORY";
    private static final int BEFORE_THE_PORTAL = 2;

    @Bean
    @Order(BEFORE_THE_PORTAL)
    SecurityFilterChain directoryFilterChain(HttpSecurity http, DirectoryService directories) {
        return ApiChain.of(
                http,
                "/scim/**",
                ROLE,
                token -> directories
                        .authenticate(token)
                        .map(directory -> new KeyHolder(ROLE, directory, directory.tokenId())));
    }
}
