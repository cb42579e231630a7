package io.portwarden.people.ui.own;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.portwarden.people.domain.ClaimedDomain;
import io.portwarden.people.domain.DomainDesk;
import io.portwarden.people.domain.DomainRefusedException;
import io.portwarden.people.domain.DomainWord;
import io.portwarden.people.sso.own.OwnProvider;
import io.portwarden.people.sso.own.OwnProviderDesk;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;

/** Where whoever sees to security says that a domain is a tenant's that cannot publish a record. */
@Route("provider/tenant-domains")
@RolesAllowed("SECURITY")
public class TenantDomainsView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient DomainDesk desk;
    private final transient OwnProviderDesk providers;
    private final transient FreshSignInPrompt signInAgain;
    private String title = "";

    public TenantDomainsView(DomainDesk desk, OwnProviderDesk providers, FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.providers = providers;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        try {
            show(new TenantId(UUID.fromString(parameter)));
        } catch (IllegalArgumentException | NoSuchElementException unknown) {
            throw new NotFoundException(getTranslation("tenant-admins.unknown"));
        }
    }

    private void show(TenantId tenantId) {
        DomainDesk.Claims claims = desk.of(tenantId);
        title = getTranslation("tenant-domains.title", claims.tenantName());
        removeAll();
        Section section = new Section();
        section.addClassNames("pw-panel", "pw-passkeys");
        section.getElement().setAttribute("aria-label", title);
        if (claims.domains().isEmpty()) {
            section.add(new Paragraph(getTranslation("tenant-domains.none")));
        } else {
            UnorderedList list = new UnorderedList();
            claims.domains().forEach(claimed -> list.add(item(tenantId, claimed)));
            section.add(list);
        }
        Anchor back = new Anchor("provider/tenants/" + tenantId, Glyph.BACK.create(), new Span(claims.tenantName()));
        back.addClassName("pw-back");
        add(back, new PageHead(title, getTranslation("tenant-domains.purpose")), section);
        providers.of(tenantId).ifPresent(provider -> add(provider(tenantId, provider)));
    }

    private Section provider(TenantId tenantId, OwnProvider provider) {
        String name = getTranslation("tenant-domains.provider");
        Section section = new Section(
                new H2(name),
                new Paragraph(getTranslation(
                        provider.isRequired() ? "tenant-domains.required" : "tenant-domains.offered",
                        provider.name())));
        section.addClassNames("pw-panel", "pw-passkeys");
        section.getElement().setAttribute("aria-label", name);
        if (provider.isRequired()) {
            section.add(new Button(getTranslation("tenant-domains.release"), click -> ask(tenantId)));
        }
        return section;
    }

    private void ask(TenantId tenantId) {
        Question question = new Question(getTranslation("tenant-domains.release.title"));
        question.setText(getTranslation("tenant-domains.release.meaning"));
        question.setCancelable(true);
        question.setCancelText(getTranslation("people.cancel"));
        question.setConfirmText(getTranslation("tenant-domains.release"));
        question.addConfirmListener(confirmed -> signInAgain.around(() -> {
            try {
                providers.release(tenantId);
                Toasts.success(getTranslation("tenant-domains.released"));
            } catch (AccessDeniedException noMore) {
                Toasts.failure(getTranslation("people.not-you-any-more"));
            }
            show(tenantId);
        }));
        question.open();
    }

    private ListItem item(TenantId tenantId, ClaimedDomain claimed) {
        Span domain = AsItIs.shown(new Span(claimed.domain().shown()));
        domain.addClassName("pw-passkey-name");
        Span facts = new Span(getTranslation(DomainTexts.standingThere(claimed)));
        facts.addClassName("pw-secondary");
        Div words = new Div(domain, facts);
        words.addClassName("pw-two-lines");
        ListItem item = new ListItem(words);
        if (claimed.proof().isEmpty() || claimed.goneSince().isPresent()) {
            Button vouch = new Button(getTranslation("tenant-domains.vouch"), click -> vouch(tenantId, claimed));
            vouch.setAriaLabel(
                    getTranslation("tenant-domains.vouch.of", claimed.domain().shown()));
            item.add(vouch);
        }
        return item;
    }

    private void vouch(TenantId tenantId, ClaimedDomain claimed) {
        RadioButtonGroup<DomainWord> word = new RadioButtonGroup<>(getTranslation("tenant-domains.word"));
        word.setItems(DomainWord.values());
        word.setItemLabelGenerator(
                choice -> getTranslation("tenant-domains.word." + choice.name().toLowerCase(Locale.ROOT)));
        word.setValue(DomainWord.CONTRACT);
        Div warning = new Div();
        if (desk.isEverybodys(claimed.domain())) {
            warning.add(new Notice(
                    Notice.Kind.WARNING,
                    new Span(getTranslation(
                            "tenant-domains.everybodys", claimed.domain().shown()))));
        }
        new FormDialog(
                        getTranslation(
                                "tenant-domains.vouch.of", claimed.domain().shown()),
                        getTranslation("tenant-domains.vouch"),
                        signInAgain,
                        () -> {
                            try {
                                desk.vouch(tenantId, claimed.domain(), word.getValue());
                            } catch (DomainRefusedException refused) {
                                throw new FormDialog.Refused(getTranslation(DomainTexts.key(refused)));
                            } catch (AccessDeniedException noMore) {
                                throw new FormDialog.Refused(getTranslation("people.not-you-any-more"));
                            }
                            show(tenantId);
                        },
                        new Paragraph(getTranslation("tenant-domains.vouch.meaning")),
                        warning,
                        word)
                .open();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, title);
    }
}
