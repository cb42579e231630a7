package io.portwarden.shell.gate;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.SessionEnd;
import io.portwarden.people.passkey.PasskeySignIn;
import io.portwarden.people.session.SessionRegistry;
import io.portwarden.people.sso.SingleLogout;
import io.portwarden.people.sso.SingleSignOnRefusal;
import io.portwarden.people.sso.SingleSignOnSignIn;
import io.portwarden.people.sso.own.OwnProviderWantedException;
import io.portwarden.people.ui.LoginView;
import io.portwarden.shared.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may see what of everything but the carriers' API: people sign in with a form, what no rule names is refused, and
 * every answer tells the browser what it must not do with it.
 *
 * <p>The session's cookie is {@code HttpOnly}, {@code Secure} wherever the browser came by https, and
 * {@code SameSite=Lax} rather than {@code Strict}: whoever follows a link from a mail into the portal should not find
 * the sign-in page there although signed in. Nothing is changed by a GET.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PortalSecurity {

    /** What the browser loads before anybody has signed in: our own style, scripts and pictures. */
    private static final String[] OWN_FILES = {"/*.css", "/*.js", "/*.svg", "/images/**", "/fonts/**"};

    private static final String[] API_DOCUMENT = {
        "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"
    };

    private static final String[] ROLES =
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);

    /** Where whoever has shown one factor shows the second. */
    private static final String SECOND_FACTOR = MailedToken.Kind.SECOND_FACTOR.path();

    private static final String UNUSED_FEATURES =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
                    + " microphone=(), midi=(), payment=(), usb=()";

    /** Before the answer rather than with it: Vaadin's pages are forwarded to, and sent past Spring's last chance. */
    private static final ObjectPostProcessor<HeaderWriterFilter> EAGERLY = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    /**
     * Who is asking, for Spring's filters and for Vaadin's views alike. There is one, and it is in place before anything
     * that keeps a reference to it is built, so that filters, method security and {@code CurrentPerson} never disagree.
     */
    @Bean
    static VaadinAwareSecurityContextHolderStrategy whoIsAsking() {
        if (SecurityContextHolder.getContextHolderStrategy() instanceof VaadinAwareSecurityContextHolderStrategy one) {
            return one;
        }
        VaadinAwareSecurityContextHolderStrategy one = new VaadinAwareSecurityContextHolderStrategy();
        SecurityContextHolder.setContextHolderStrategy(one);
        return one;
    }

    @Bean
    SecurityFilterChain portalFilterChain(
            HttpSecurity http,
            RequestUtil vaadin,
            SessionRegistry sessions,
            VaadinDefaultRequestCache wanted,
            SingleLogout atProviders) {
        wanted.setDelegateRequestCache(withoutTraceInAddresses());
        RequestMatcher signIn = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/login");
        return http.authorizeHttpRequests(requests -> requests
                        // What went wrong is told by the one that refused; telling it needs no permission.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OWN_FILES)
                        .permitAll()
                        .requestMatchers(API_DOCUMENT)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        // Figures are shown on a port of their own only.
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        // Vaadin would load its page for whoever has shown one factor of two. What its pages ask by
                        // themselves goes to "/" too.
                        .requestMatchers(request -> vaadin.isSecuredFlowRoute(request)
                                && !vaadin.isAnonymousRoute(request)
                                && !vaadin.isFrameworkInternalRequest(request))
                        .hasAnyRole(ROLES))
                // Vaadin's own requests carry Vaadin's own token. Unlike its configurer, we ask for one at sign-in
                // too: else a stranger's page could sign somebody in as the stranger.
                .csrf(csrf -> csrf.ignoringRequestMatchers(vaadin::isFrameworkInternalRequest))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(askAgainAt(signIn, wanted)))
                .headers(PortalSecurity::headers)
                .with(new PasskeySignIn(), passkeys -> {})
                .with(new SingleSignOnSignIn(), providers -> {})
                // That a page does not exist is said by a screen of ours to whoever has signed in; who may see which
                // page is said by the pages. Who has shown one factor where two are wanted is in no role.
                .with(
                        vaadin(),
                        portal -> portal.loginView(LoginView.class)
                                .enableCsrfConfiguration(false)
                                .addLogoutHandler(atProviders)
                                .logoutSuccessHandler(atProviders)
                                .anyRequest(url -> url.hasAnyRole(ROLES)))
                .addFilterAfter(sessions.filter(), HeaderWriterFilter.class)
                .logout(out -> out.addLogoutHandler(
                        (request, response, who) -> sessions.noteEnd(request, response, SessionEnd.SIGNED_OUT)))
                // After Vaadin's configurer, or Spring would bring its own sign-in page.
                .formLogin(form -> form.failureHandler(PortalSecurity::refuse))
                .build();
    }

    /** Where somebody wanted to go is known by the session; Spring would have it said by the address too. */
    @SuppressWarnings("NullAway") // Spring takes null for "none", though it does not say so
    private static RequestCache withoutTraceInAddresses() {
        HttpSessionRequestCache requests = new HttpSessionRequestCache();
        requests.setMatchingRequestParameterName(null);
        return requests;
    }

    /**
     * A sign-in page that has been open for longer than its session is shown anew, with a token that counts. Whoever has shown
     * one factor where two are wanted is asked for the second, whatever page is loaded, and led on to that one afterwards.
     */
    private static AccessDeniedHandler askAgainAt(RequestMatcher signIn, RequestCache wanted) {
        AccessDeniedHandler askAgain = (request, response, refusal) -> redirect(request, response, "expired");
        AccessDeniedHandler askForSecond = (request, response, refusal) -> {
            wanted.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + SECOND_FACTOR);
        };
        LinkedHashMap<RequestMatcher, AccessDeniedHandler> handlers = new LinkedHashMap<>();
        handlers.put(signIn, askAgain);
        handlers.put(
                request -> "GET".equals(request.getMethod())
                        && PendingSignIn.find().isPresent(),
                askForSecond);
        return new RequestMatcherDelegatingAccessDeniedHandler(handlers, new AccessDeniedHandlerImpl());
    }

    /** Who could not be checked, because the database does not answer, is not told that the password is wrong. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof OwnProviderWantedException) {
            redirect(request, response, SingleSignOnRefusal.ORGANIZATION.code());
            return;
        }
        redirect(request, response, refusal instanceof AuthenticationServiceException ? "unavailable" : "error");
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?" + reason);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        // Pages are nobody else's; files, which come with a word of their own on it, are kept.
        headers.withObjectPostProcessor(EAGERLY)
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                .contentSecurityPolicy(policy -> policy.policyDirectives(ContentSecurityPolicy.WITHOUT_INLINE_SCRIPTS))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(UNUSED_FEATURES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
