package io.portwarden.people.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.people.sso.SingleSignOn;
import io.portwarden.shared.ui.OwnScript;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.RolesAllowed;

/**
 * Where an OpenID provider's window ends that was opened for a fresh sign-in: tells the window that asked for it what came of
 * it, and closes. Whoever sees it can close it too.
 */
@Route(value = SingleSignOn.AGAIN_ENDS_AT, autoLayout = false)
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER", "SUPPORT"})
public class SignedInAgainView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private String title = "sso.again.title";

    public SignedInAgainView() {
        addClassName("pw-page");
    }

    /** With the code of a refusal, nobody has signed in again. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String refused = event.getLocation().getQueryParameters().getParameters().keySet().stream()
                .findFirst()
                .orElse("");
        title = refused.isEmpty() ? "sso.again.title" : "sso.again.refused.title";
        removeAll();
        add(
                new H1(getTranslation(title)),
                new Paragraph(getTranslation(refused.isEmpty() ? "sso.again.close" : "sso.again.refused")));
        getElement().executeJs(OwnScript.call("single-sign-on.js", "finish($0)"), refused);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation(title));
    }
}
