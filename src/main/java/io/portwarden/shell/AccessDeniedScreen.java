package io.portwarden.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.shared.ui.Support;
import jakarta.servlet.http.HttpServletResponse;

/** Shown to a person whose role does not open the screen asked for. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class AccessDeniedScreen extends ProblemScreen implements HasErrorParameter<AccessDeniedException> {

    public AccessDeniedScreen(Support support) {
        super("problem.access-denied", support);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
