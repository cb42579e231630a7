package io.portwarden.people.ui.scim;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.people.scim.DirectoryService;
import io.portwarden.people.scim.DirectoryService.Standing;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.WhileShown;
import io.portwarden.shared.ui.form.Panels;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.security.access.AccessDeniedException;

/** Where admins let their organization's own directory say who its people are, and see whether it does. */
@Route("directory")
@RolesAllowed("TENANT_ADMIN")
public class DirectoryView extends Main implements HasDynamicTitle {

    private final transient DirectoryService service;
    private final transient FreshSignInPrompt signInAgain;
    private final Paragraph people = new Paragraph();
    private final TokenList tokens;
    private final Div admins = new Div();

    public DirectoryView(
            DirectoryService service, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates, PublicAddress address) {
        this.service = service;
        this.signInAgain = signInAgain;
        this.tokens = new TokenList(service, signInAgain, this::refresh);
        addClassName("pw-page");
        DescriptionList facts = new DescriptionList();
        Div whole = new Div(
                new DescriptionList.Term(getTranslation("directory.address")),
                new DescriptionList.Description(AsItIs.shown(new Span(address.origin() + "/scim/v2"))));
        whole.addClassName("pw-whole-line");
        facts.getElement().appendChild(whole.getElement());
        admins.addClassName("pw-passkeys");
        Paragraph purpose = new Paragraph(getTranslation("directory.tokens.purpose"));
        purpose.addClassName("pw-secondary");
        add(
                Panels.back("people", getTranslation("people.title")),
                new PageHead(getTranslation("directory.title"), getTranslation("directory.purpose")),
                Panels.panel(
                        getTranslation("directory.tokens"),
                        purpose,
                        facts,
                        tokens,
                        people,
                        new Paragraph(getTranslation("directory.domains"))),
                Panels.panel(getTranslation("directory.admins"), admins));
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.PEOPLE)) {
                refresh();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    private void refresh() {
        Standing standing = service.standing();
        tokens.show(standing.tokens());
        people.setText(getTranslation("directory.people", standing.people()));
        boolean decides = standing.makesAdmins();
        Button change = new Button(
                getTranslation(decides ? "directory.admins.end" : "directory.admins.begin"),
                click -> signInAgain.around(() -> change(!decides)));
        change.setEnabled(!standing.tokens().isEmpty());
        admins.removeAll();
        admins.add(new Paragraph(getTranslation(decides ? "directory.admins.on" : "directory.admins.off")), change);
    }

    private void change(boolean decides) {
        try {
            service.changeMakesAdmins(decides);
            Toasts.success(getTranslation(decides ? "directory.admins.begin.done" : "directory.admins.end.done"));
        } catch (AccessDeniedException noMore) {
            Toasts.failure(getTranslation("people.not-you-any-more"));
        }
        refresh();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("directory.title"));
    }
}
