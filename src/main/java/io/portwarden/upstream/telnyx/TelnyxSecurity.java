package io.portwarden.upstream.telnyx;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What stands before Telnyx's events: nothing but their signature, which is looked at with the body. There is no session, no
 * cookie and no form, so that nothing of a person counts here.
 */
@Configuration(proxyBeanMethods = false)
class TelnyxSecurity {

    /** Before the portal's own, which takes all the rest. */
    private static final int BEFORE_PORTAL = 1;

    private static final String NOTHING_TO_SHOW = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    @Order(BEFORE_PORTAL)
    SecurityFilterChain telnyxFilterChain(HttpSecurity http) {
        return http.securityMatcher("/upstream/telnyx/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
