package io.portwarden.people.sso;

import io.portwarden.people.sso.SingleSignOnRequests.Question;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Leads on whom an OpenID provider has sent: to where they wanted to go, or back to what asked for a fresh sign-in. */
final class SingleSignOnReturn implements AuthenticationSuccessHandler {

    private final SavedRequestAwareAuthenticationSuccessHandler goOn =
            new SavedRequestAwareAuthenticationSuccessHandler();

    SingleSignOnReturn(RequestCache requests) {
        goOn.setRequestCache(requests);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (SingleSignOnRequests.answered(request).filter(Question::again).isPresent()) {
            response.sendRedirect(request.getContextPath() + "/" + SingleSignOn.AGAIN_ENDS_AT);
        } else {
            goOn.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
