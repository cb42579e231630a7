package io.portwarden.apikey;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * The recipe for what stands before an API: a valid key with every request. There is no session and no cookie, so that
 * nothing of a person who is signed in to the portal counts here, and nothing of a key there.
 */
public final class ApiChain {

    private static final String NOTHING_TO_SHOW = "default-src 'none'; frame-ancestors 'none'";

    private ApiChain() {}

    /**
     * @param paths which requests it stands before
     * @param role what the holder of a key has to be
     * @param holders tells whose a key is; nobody's when it is unknown, has expired or was revoked
     */
    public static SecurityFilterChain of(
            HttpSecurity http, String paths, String role, Function<ApiKey, Optional<KeyHolder>> holders) {
        return of(http, paths, List.of(role), holders);
    }

    /**
     * @param paths which requests it stands before
     * @param roles of which the holder of a key has to have one
     * @param holders tells whose a key is; nobody's when it is unknown, has expired or was revoked
     */
    public static SecurityFilterChain of(
            HttpSecurity http, String paths, List<String> roles, Function<ApiKey, Optional<KeyHolder>> holders) {
        return http.securityMatcher(paths)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW)))
                .addFilterBefore(new ApiKeyAuthenticationFilter(holders), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAnyRole(roles.toArray(String[]::new)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, refusal) -> ApiKeyAuthenticationFilter.refuse(response)))
                .build();
    }
}
