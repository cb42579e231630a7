package io.portwarden.people.scim;

import io.portwarden.apikey.ApiChain;
import io.portwarden.apikey.KeyHolder;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Who speaks as a directory: whoever shows a valid token of an organization's with every request. No other key counts here,
 * and no token anywhere else.
 */
@Configuration(proxyBeanMethods = false)
class ScimConfiguration {

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

    @Bean
    FilterRegistrationBean<ScimBoundary> scimBoundary() {
        FilterRegistrationBean<ScimBoundary> filter = new FilterRegistrationBean<>(new ScimBoundary());
        filter.addUrlPatterns("/scim/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    /** Groups, bulk requests and the rest are not found; without this the screens would take them. */
    @Bean
    HandlerMapping unknownDirectoryPaths() {
        HttpRequestHandler notFound = (request, response) -> response.sendError(HttpStatus.NOT_FOUND.value());
        return new SimpleUrlHandlerMapping(Map.of("/scim/**", notFound), 1);
    }
}
