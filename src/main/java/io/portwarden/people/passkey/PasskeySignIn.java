package io.portwarden.people.passkey;

import io.portwarden.people.sso.own.OwnProviders;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationContext;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signing in by passkey: {@code POST /webauthn/authenticate/options}, then {@code POST /login/webauthn}.
 *
 * <p>In the place of Spring's own configurer, which leaves the session's id as it was before signing in, and lets
 * passkeys be made and removed over HTTP, past the fresh sign-in that the portal asks for.
 */
public class PasskeySignIn extends AbstractHttpConfigurer<PasskeySignIn, HttpSecurity> {

    /** An answer is below 2 KiB; credential ids and user handles have limits. */
    private static final int LONGEST_ANSWER = 16 * 1024;

    @Override
    public void configure(HttpSecurity http) {
        ApplicationContext context = http.getSharedObject(ApplicationContext.class);
        WebAuthnRelyingPartyOperations ceremonies = context.getBean(WebAuthnRelyingPartyOperations.class);
        PublicKeyCredentialRequestOptionsFilter options = new PublicKeyCredentialRequestOptionsFilter(ceremonies);
        options.setSecurityContextHolderStrategy(getSecurityContextHolderStrategy());
        http.addFilterBefore(options, AuthorizationFilter.class);
        http.addFilterBefore(signIn(http, context, ceremonies), BasicAuthenticationFilter.class);
    }

    private WebAuthnAuthenticationFilter signIn(
            HttpSecurity http, ApplicationContext context, WebAuthnRelyingPartyOperations ceremonies) {
        ProviderManager manager = new ProviderManager(new PasskeyAuthenticationProvider(
                ceremonies, context.getBean(UserDetailsService.class), context.getBean(OwnProviders.class)));
        context.getBeanProvider(AuthenticationEventPublisher.class)
                .ifAvailable(manager::setAuthenticationEventPublisher);
        HttpMessageConverterAuthenticationSuccessHandler goOn = new HttpMessageConverterAuthenticationSuccessHandler();
        goOn.setRequestCache(http.getSharedObject(RequestCache.class));

        WebAuthnAuthenticationFilter filter = new Filter();
        filter.setConverter(new JacksonJsonHttpMessageConverter(shortAnswers()));
        filter.setAuthenticationManager(manager);
        filter.setApplicationEventPublisher(context);
        filter.setSecurityContextHolderStrategy(getSecurityContextHolderStrategy());
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        filter.setAuthenticationSuccessHandler(goOn);
        filter.setAuthenticationFailureHandler((request, response, refusal) -> response.setStatus(
                refusal instanceof AuthenticationServiceException
                        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                        : HttpServletResponse.SC_UNAUTHORIZED));
        return filter;
    }

    private static JsonMapper shortAnswers() {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(LONGEST_ANSWER)
                        .build())
                .build();
        return JsonMapper.builder(bounded)
                .addModule(new WebauthnJacksonModule())
                .build();
    }

    /**
     * Notes where the request comes from, as at other ways in, and refuses the JSON value null too, which Spring's own
     * takes for an answer and then stumbles over.
     */
    private static final class Filter extends WebAuthnAuthenticationFilter {

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            try {
                Authentication authentication = super.attemptAuthentication(request, response);
                if (authentication instanceof AbstractAuthenticationToken token) {
                    token.setDetails(new WebAuthenticationDetails(request));
                }
                return authentication;
            } catch (IllegalArgumentException e) {
                throw new BadCredentialsException("Not an answer of an authenticator", e);
            }
        }
    }
}
