package io.portwarden.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.ui.Support;
import jakarta.servlet.http.HttpServletResponse;

/** Shown where a screen asked for a fresh sign-in by itself and nobody has prompted for one. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NotFreshScreen extends ProblemScreen implements HasErrorParameter<SignInNotFreshException> {

    public NotFreshScreen(Support support) {
        super("problem.not-fresh", support);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<SignInNotFreshException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
