package io.portwarden.provider.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.portwarden.pin.PinCountries;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.Panels;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** One tenant, for the provider's people: what is on file, how it stands, and its numbers, whose locks are the tenant's alone. */
@Route("provider/tenants")
@RolesAllowed("SUPPORT")
public class TenantView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient TenantDesk desk;
    private final transient PinCountries countries;
    private final transient FreshSignInPrompt signInAgain;
    private transient @Nullable Tenant shown;

    public TenantView(TenantDesk desk, PinCountries countries, FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.countries = countries;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(Identifiers.written(id).map(TenantId::new).flatMap(desk::find).orElseThrow(NotFoundException::new));
    }

    private void show(Tenant tenant) {
        shown = tenant;
        removeAll();
        Div title = new Div(AsItIs.shown(new H1(tenant.name())), ProviderTexts.badge(this, tenant.status()));
        title.addClassName("pw-title-line");
        DescriptionList facts = new DescriptionList();
        Panels.fact(facts, getTranslation("tenant.account"), tenant.accountNumber());
        Panels.fact(facts, getTranslation("tenant.country"), ProviderTexts.country(this, tenant.country()));
        Panels.fact(facts, getTranslation("tenant.zip-code"), tenant.zipCode());
        optional(facts, "tenant.service-address", tenant.serviceAddress());
        optional(facts, "tenant.authorized-person", tenant.authorizedPerson());
        @Nullable PhoneNumber main = tenant.mainNumber();
        optional(facts, "tenant.main-number", main == null ? "" : main.national());
        if (tenant.complex()) {
            Panels.fact(facts, getTranslation("tenant.complex.fact"), getTranslation("tenant.complex.help"));
        }
        Paragraph meaning =
                new Paragraph(getTranslation("tenant.status." + tenant.status().code() + ".meaning"));
        meaning.addClassName("pw-secondary");
        add(
                Panels.back("provider/tenants", getTranslation("tenants.title")),
                title,
                Panels.panel(getTranslation("tenant.facts.title"), facts, meaning, actions(tenant)));
        if (CurrentPerson.get().may(Role.SECURITY)) {
            add(Panels.panel(
                    getTranslation("tenant.admins.title"),
                    new Paragraph(getTranslation("tenant.admins.meaning")),
                    new Anchor("provider/tenant-admins/" + tenant.id(), getTranslation("tenant.admins.open")),
                    new Anchor("provider/tenant-domains/" + tenant.id(), getTranslation("tenant.domains.open"))));
        }
        add(
                Panels.panel(
                        getTranslation("tenant.orders.title"),
                        new Anchor("provider/orders?tenant=" + tenant.id(), getTranslation("tenant.orders.open"))),
                Panels.panel(getTranslation("numbers.title"), new TenantNumbers(desk, tenant.id())));
    }

    private void optional(DescriptionList facts, String name, String value) {
        if (!value.isEmpty()) {
            Panels.fact(facts, getTranslation(name), value);
        }
    }

    private Div actions(Tenant tenant) {
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (tenant.status() == TenantStatus.CLOSED || !CurrentPerson.get().may(Role.OPERATOR)) {
            return actions;
        }
        actions.add(new Button(getTranslation("tenant.change"), click -> change(tenant)));
        actions.add(
                tenant.status() == TenantStatus.ACTIVE
                        ? new Button(getTranslation("tenant.suspend"), click -> move(tenant, TenantStatus.SUSPENDED))
                        : new Button(getTranslation("tenant.resume"), click -> move(tenant, TenantStatus.ACTIVE)));
        actions.add(new Button(getTranslation("tenant.close"), click -> close(tenant)));
        return actions;
    }

    private void change(Tenant tenant) {
        TenantFields fields = new TenantFields(tenant, countries);
        new FormDialog(
                        getTranslation("tenant.change.title", tenant.name()),
                        getTranslation("tenant.save"),
                        signInAgain,
                        () -> {
                            fields.check();
                            TenantForm form = fields.form();
                            done(ProviderTexts.refusing(
                                    this, () -> desk.change(tenant.id(), form, fields.isConfirmed())));
                        },
                        fields)
                .open();
    }

    private void move(Tenant tenant, TenantStatus next) {
        String key = next == TenantStatus.ACTIVE ? "tenant.resume" : "tenant.suspend";
        new FormDialog(
                        getTranslation(key + ".title", tenant.name()),
                        getTranslation(key),
                        signInAgain,
                        () -> done(ProviderTexts.refusing(this, () -> desk.move(tenant.id(), next))),
                        new Paragraph(getTranslation(key + ".meaning")))
                .open();
    }

    /** For good: whoever closes it writes down which one. */
    private void close(Tenant tenant) {
        TextField account = new TextField(getTranslation("tenant.close.account", tenant.accountNumber()));
        new FormDialog(
                        getTranslation("tenant.close.title", tenant.name()),
                        getTranslation("tenant.close"),
                        signInAgain,
                        () -> {
                            if (!AccountNumber.of(account.getValue()).equals(tenant.account())) {
                                throw new FormDialog.Refused(getTranslation("tenant.close.other-account"));
                            }
                            done(ProviderTexts.refusing(this, () -> desk.move(tenant.id(), TenantStatus.CLOSED)));
                        },
                        new Paragraph(getTranslation("tenant.close.meaning")),
                        account)
                .open();
    }

    private void done(Tenant tenant) {
        Toasts.success(getTranslation("tenant.saved"));
        show(tenant);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, shown == null ? getTranslation("tenants.title") : shown.name());
    }
}
