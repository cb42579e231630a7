package io.portwarden.provider;

import io.portwarden.apikey.ApiKeyAuthenticationFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Who may use the provider's own API: whoever shows a valid key of the provider's with every request. A carrier's key is
 * as good as none here, and the other way round.
 */
@Configuration(proxyBeanMethods = false)
class ProviderSecurity {

    /** Before the carriers', which takes the rest of /api. */
    private static final int BEFORE_CARRIERS = 0;

    private static final String NOTHING_TO_SHOW = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    @Order(BEFORE_CARRIERS)
    SecurityFilterChain providerFilterChain(HttpSecurity http, ProviderKeyService keys) {
        return http.securityMatcher("/api/v1/provider/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW)))
                .addFilterBefore(
                        new ApiKeyAuthenticationFilter(
                                key -> keys.authenticate(key).map(ProgramAuthentication::new)),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("PROVIDER_PROGRAM"))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, refusal) -> ApiKeyAuthenticationFilter.refuse(response)))
                .build();
    }
}
