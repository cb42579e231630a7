package io.portwarden.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.shared.ui.Support;
import jakarta.servlet.http.HttpServletResponse;

/** Shown for what does not exist, and for another tenant's things, which do not exist either. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NotFoundScreen extends ProblemScreen implements HasErrorParameter<NotFoundException> {

    public NotFoundScreen(Support support) {
        super("problem.not-found", support);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
