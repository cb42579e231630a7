package io.portwarden.shell.gate;

import io.portwarden.shared.CurrentPerson;
import jakarta.servlet.http.HttpServletRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

/**
 * Writes to the log what somebody who is signed in tried and may not do (OWASP ASVS 5.0, 16.3.2): our own screens offer
 * nobody what is refused. Whoever is not signed in is asked to sign in, which is no event.
 */
@Component
class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    @Bean
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> refusal) {
        if (refusal.getAuthentication().get().getPrincipal() instanceof CurrentPerson.Principal principal) {
            log.warn(
                    "Refused {} to person {} of tenant {}, whose role is {}",
                    what(refusal.getObject()),
                    principal.person().personId(),
                    principal.person().tenant(),
                    principal.person().role());
        }
    }

    /** Nothing that was sent along: it may be a secret. */
    private static String what(Object object) {
        return switch (object) {
            case MethodInvocation call ->
                call.getMethod().getDeclaringClass().getSimpleName()
                        + "."
                        + call.getMethod().getName();
            case HttpServletRequest request -> "a " + request.getMethod() + " request";
            default -> "a request";
        };
    }
}
