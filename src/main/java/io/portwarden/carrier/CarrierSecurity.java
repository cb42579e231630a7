package io.portwarden.carrier;

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
 * Who may use the carriers' API: whoever shows a valid API key with every request. There is no session and no cookie, so
 * that nothing of a person who is signed in to the portal counts here, and nothing of a carrier there.
 */
@Configuration(proxyBeanMethods = false)
class CarrierSecurity {

    /** Before the portal's own, which takes all the rest. */
    private static final int BEFORE_PORTAL = 1;

    private static final String NOTHING_TO_SHOW = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    @Order(BEFORE_PORTAL)
    SecurityFilterChain carrierFilterChain(HttpSecurity http, CarrierService carriers) {
        return http.securityMatcher("/api/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW)))
                .addFilterBefore(
                        new ApiKeyAuthenticationFilter(
                                key -> carriers.authenticate(key).map(CarrierAuthentication::new)),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("CARRIER"))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, refusal) -> ApiKeyAuthenticationFilter.refuse(response)))
                .build();
    }
}
