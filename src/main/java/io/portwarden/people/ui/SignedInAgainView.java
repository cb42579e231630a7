package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.people.sso.SingleSignOn;
import io.portwarden.shared.ui.OwnScript;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.RolesAllowed;

/**
 * Where an OpenID provider's window ends that was opened for a fresh sign-in: tells the window that asked for it, and
 * closes. Whoever sees it can close it too.
 */
@Route(value = SingleSignOn.AGAIN_ENDS_AT, autoLayout = false)
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER", "SUPPORT"})
public class SignedInAgainView extends Main implements HasDynamicTitle {

    public SignedInAgainView() {
        addClassName("pw-page");
        add(new H1(getTranslation("sso.again.title")), new Paragraph(getTranslation("sso.again.close")));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(OwnScript.call("single-sign-on.js", "finish()"));
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("sso.again.title"));
    }
}
