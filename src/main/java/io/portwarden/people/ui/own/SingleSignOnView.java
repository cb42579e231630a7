package io.portwarden.people.ui.own;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.people.domain.DomainService;
import io.portwarden.people.sso.own.OwnProviderService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.RolesAllowed;

/** Where a tenant's admins prove its domains, and say by which OpenID provider of its own its people sign in. */
@Route("single-sign-on")
@RolesAllowed("TENANT_ADMIN")
public class SingleSignOnView extends Main implements HasDynamicTitle {

    private final DomainsSection domainsSection;
    private final ProviderSection providerSection;

    public SingleSignOnView(
            DomainService domains, OwnProviderService providers, FreshSignInPrompt signInAgain, PublicAddress portal) {
        addClassName("pw-page");
        domainsSection = new DomainsSection(domains, signInAgain, this::refresh);
        providerSection = new ProviderSection(providers, signInAgain, portal, this::refresh);
        Anchor back = new Anchor("people", Glyph.BACK.create(), new Span(getTranslation("people.title")));
        back.addClassName("pw-back");
        add(
                back,
                new PageHead(getTranslation("own.title"), getTranslation("own.purpose")),
                domainsSection,
                providerSection);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    private void refresh() {
        domainsSection.refresh();
        providerSection.refresh();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("own.title"));
    }
}
