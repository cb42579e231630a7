package io.portwarden.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.shared.database.Failure;
import io.portwarden.shared.ui.Support;
import jakarta.servlet.http.HttpServletResponse;

/** Shown when a screen cannot be built, for now or at all. It stands without the main layout, which may be what failed. */
@AnonymousAllowed
public class UnexpectedErrorScreen extends ProblemScreen implements HasErrorParameter<Exception> {

    public UnexpectedErrorScreen(Support support) {
        super(support);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception failure = parameter.getCaughtException();
        boolean passing = Failure.of(failure).isPassing();
        say(passing ? "problem.away" : "problem.unexpected");
        Paragraph id = new Paragraph(getTranslation("problem.id", ErrorReports.report(failure)));
        id.addClassName("pw-secondary");
        add(id);
        return passing ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
