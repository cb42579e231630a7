package io.portwarden.people.scim.api;

import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** That everything below one address is answered as SCIM answers. */
@Configuration(proxyBeanMethods = false)
class ScimConfiguration {

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
