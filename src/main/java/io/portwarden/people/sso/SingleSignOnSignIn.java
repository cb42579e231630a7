package io.portwarden.people.sso;

import io.portwarden.people.session.EndedElsewhere;
import io.portwarden.people.sso.SingleSignOnRequests.Question;
import io.portwarden.people.sso.own.OwnProviders;
import io.portwarden.shared.database.Failure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Signing in by an OpenID provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1).
 * By those that are configured, and by tenants' own.
 */
public class SingleSignOnSignIn extends AbstractHttpConfigurer<SingleSignOnSignIn, HttpSecurity> {

    private static final Logger log = LoggerFactory.getLogger(SingleSignOnSignIn.class);

    /** What whoever runs a provider, or the portal, has to see to. */
    private static final Set<SingleSignOnRefusal> UNEXPECTED = EnumSet.of(
            SingleSignOnRefusal.FAILED,
            SingleSignOnRefusal.UNAVAILABLE,
            SingleSignOnRefusal.SIGNATURE,
            SingleSignOnRefusal.CLIENT);

    /** A provider that cannot be asked is told to the person like any other refusal, and so is one that there is not. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> telling(OpenIdProviders providers) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler((request, response, failure) -> tell(
                        request, response, SingleSignOnRequests.asksAgain(request), note(providers, request, failure)));
                return filter;
            }
        };
    }

    /** Says to whoever sees to it why a provider cannot be asked. What the person is told. */
    private static String note(OpenIdProviders providers, HttpServletRequest request, Exception failure) {
        if (Failure.of(failure).isPassing()) {
            log.warn("Nobody can sign in by an OpenID provider for now: {}", ProviderTrouble.of(failure));
            return "unavailable";
        }
        if (!providers.isOne(registration(request))) {
            log.info("Somebody wanted to sign in by an OpenID provider that there is not");
        } else if (ProviderTrouble.isProviders(failure)) {
            log.warn(
                    "The OpenID provider {} cannot be asked to sign people in: {}",
                    registration(request),
                    ProviderTrouble.of(failure));
        } else {
            log.error("An OpenID provider cannot be asked to sign people in", failure);
        }
        return SingleSignOnRefusal.UNAVAILABLE.code();
    }

    @Override
    public void init(HttpSecurity http) {
        ApplicationContext context = http.getSharedObject(ApplicationContext.class);
        OpenIdProviders providers = context.getBean(OpenIdProviders.class);
        OwnProviders own = context.getBean(OwnProviders.class);
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(providers)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(
                                new SingleSignOnRequests(providers, context.getBean(Clock.class)))
                        .authorizationRequestRepository(new BoundRequests(providers)))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens(own)))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(context.getBean(SingleSignOnUsers.class))
                        // Without an ID token nobody says who it is.
                        .userService(request -> {
                            throw new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token"));
                        }))
                .successHandler(new SingleSignOnReturn(http.getSharedObject(RequestCache.class)))
                .failureHandler((request, response, refusal) -> refuse(providers, own, request, response, refusal))
                .withObjectPostProcessor(telling(providers)));
    }

    @Override
    public void configure(HttpSecurity http) {
        ApplicationContext context = http.getSharedObject(ApplicationContext.class);
        // Before all that wants a browser of whoever asks: the provider itself does.
        http.addFilterBefore(
                new BackChannelLogout(
                        context.getBean(OpenIdProviders.class),
                        context.getBean(OwnProviders.class),
                        context.getBean(EndedElsewhere.class)),
                CsrfFilter.class);
    }

    /** Tenants' own providers are asked as carefully as they are for all else. */
    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens(OwnProviders own) {
        RestClientAuthorizationCodeTokenResponseClient usual = new RestClientAuthorizationCodeTokenResponseClient();
        RestClientAuthorizationCodeTokenResponseClient guarded = new RestClientAuthorizationCodeTokenResponseClient();
        guarded.setRestClient(own.tokenClient());
        return request -> (OwnProviders.isOne(request.getClientRegistration().getRegistrationId()) ? guarded : usual)
                .getTokenResponse(request);
    }

    private static void refuse(
            OpenIdProviders providers,
            OwnProviders own,
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException {
        Optional<Question> question = SingleSignOnRequests.answered(request);
        boolean again = question.filter(Question::again).isPresent();
        if (refusal instanceof InternalAuthenticationServiceException) {
            tell(request, response, again, "unavailable");
            return;
        }
        SingleSignOnRefusal reason = SingleSignOnRefusal.of(refusal);
        if (reason == SingleSignOnRefusal.CLIENT && !isProviders(refusal, request)) {
            own.refused(registration(request));
        }
        // Some refuse max_age=0, and have people sign in all the same where they are asked by prompt=login alone.
        if (reason == SingleSignOnRefusal.FAILED
                && question.filter(Question::bounded).isPresent()
                && isProviders(refusal, request)) {
            response.sendRedirect(
                    request.getContextPath() + SingleSignOnRequests.againWithoutAge(registration(request)));
            return;
        }
        // Whoever makes a provider up gives nobody anything to see to.
        if (UNEXPECTED.contains(reason) && providers.isOne(registration(request))) {
            log.warn("An OpenID provider's answer was refused: {}", refusal.getMessage());
        }
        tell(request, response, again, reason.code());
    }

    /** Whose address it came back to. */
    private static String registration(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** What the provider itself has sent the person back with. */
    private static boolean isProviders(AuthenticationException refusal, HttpServletRequest request) {
        return refusal instanceof OAuth2AuthenticationException exception
                && exception.getError().getErrorCode().equals(request.getParameter(OAuth2ParameterNames.ERROR));
    }

    /** Whoever is signed in and was asked for a fresh sign-in is told where they were asked. */
    private static void tell(HttpServletRequest request, HttpServletResponse response, boolean again, String reason)
            throws IOException {
        response.sendRedirect(
                request.getContextPath() + (again ? "/" + SingleSignOn.AGAIN_ENDS_AT + "?" : "/login?") + reason);
    }
}
