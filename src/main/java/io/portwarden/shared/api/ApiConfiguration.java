package io.portwarden.shared.api;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Puts the gates of the API in their order: problems outermost, then security, then the limit on requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiProperties.class)
class ApiConfiguration {

    private static final String API = "/api/*";

    /** What organizations' directories speak to, in words of their own (SCIM). */
    private static final String DIRECTORIES = "/scim/*";

    @Bean
    FilterRegistrationBean<ApiBoundary> apiBoundary(List<ProblemTranslator> translators) {
        FilterRegistrationBean<ApiBoundary> filter = new FilterRegistrationBean<>(new ApiBoundary(translators));
        filter.addUrlPatterns(API);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ApiRateLimit> apiRateLimit(ApiProperties properties) {
        FilterRegistrationBean<ApiRateLimit> filter = new FilterRegistrationBean<>(new ApiRateLimit(properties));
        filter.addUrlPatterns(API, DIRECTORIES);
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wordsForUnfitAddresses() {
        return factory -> factory.addEngineValves(new UnfitAddresses());
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
            }
        };
    }

    /** Paths under /api that nothing answers are not found; without this the screens would take them. */
    @Bean
    HandlerMapping unknownApiPaths() {
        HttpRequestHandler notFound = (request, response) -> response.sendError(HttpStatus.NOT_FOUND.value());
        // After the controllers, before the screens.
        return new SimpleUrlHandlerMapping(Map.of("/api/**", notFound), 1);
    }
}
