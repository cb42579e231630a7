package io.portwarden.provider.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.portwarden.pin.PinCountries;
import io.portwarden.provider.TenantDesk;
import io.portwarden.provider.UndecidedDesk;
import io.portwarden.provider.importing.TenantExport;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Page;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Export;
import io.portwarden.shared.ui.ExportLink;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.tenant.Tenant;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The provider's tenants by name; what is searched for stands in the address. */
@Route("provider/tenants")
@RolesAllowed("SUPPORT")
public class TenantsView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private static final int PAGE = 50;
    private static final int TYPING_PAUSE_MILLIS = 300;

    private final transient TenantDesk desk;
    private final transient UndecidedDesk undecided;
    private final transient PinCountries countries;
    private final transient FreshSignInPrompt signInAgain;
    private final boolean operator = CurrentPerson.get().may(Role.OPERATOR);
    private final TextField search = new TextField();
    private final OrderedList list = new OrderedList();
    private final Div none = new Div();
    private final Div waiting = new Div();
    private final Button more = new Button();
    private transient @Nullable Tenant last;

    public TenantsView(
            TenantDesk desk,
            UndecidedDesk undecided,
            PinCountries countries,
            TenantExport export,
            FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.undecided = undecided;
        this.countries = countries;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        list.addClassNames("pw-panel", "pw-tenants");
        PageHead head = new PageHead(getTranslation("tenants.title"), getTranslation("tenants.purpose"));
        if (operator) {
            addActions(head, export);
        }
        search.setLabel(getTranslation("tenants.search"));
        search.addClassName("pw-search");
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                String words = change.getValue().strip();
                UI.getCurrentOrThrow()
                        .navigate(
                                TenantsView.class,
                                words.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("q", words)));
            }
        });
        Div toolbar = new Div(search);
        toolbar.addClassName("pw-toolbar");
        more.setText(getTranslation("tenants.more"));
        more.addClickListener(click -> read());
        add(head, waiting, toolbar, list, none, new Div(more));
    }

    private void addActions(PageHead head, TenantExport export) {
        Anchor importing = new Anchor("provider/tenants/import", new Span(getTranslation("tenants.import")));
        importing.addClassNames("pw-button-link", "pw-line");
        head.addAction(importing);
        head.addAction(new ExportLink(
                getTranslation("tenants.export"),
                () -> new Export("tenants", "csv", "text/csv;charset=utf-8", OptionalInt.empty(), export::write)));
        Button create = new Button(getTranslation("tenants.new"), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        head.addAction(create);
    }

    private void showWaiting() {
        waiting.removeAll();
        if (operator && undecided.isAny()) {
            waiting.add(new Notice(
                            Notice.Kind.WARNING,
                            getTranslation("undecided.wait.title"),
                            getTranslation("undecided.wait.meaning"))
                    .withAction(new Anchor("provider/undecided", getTranslation("undecided.wait.open"))));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String words =
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        if (!search.getValue().strip().equals(words)) {
            search.setValue(words);
        }
        list.removeAll();
        none.removeAll();
        last = null;
        showWaiting();
        read();
    }

    private void read() {
        Page<Tenant, Tenant> page = desk.list(search.getValue(), last, PAGE);
        page.items().forEach(tenant -> list.add(item(tenant)));
        last = page.next().orElse(null);
        more.setVisible(page.next().isPresent());
        if (list.getComponentCount() == 0) {
            boolean all = search.getValue().isBlank();
            none.add(new EmptyState(
                    Glyph.NUMBERS,
                    getTranslation(all ? "tenants.empty.title" : "tenants.empty.filtered.title"),
                    getTranslation(all ? "tenants.empty" : "tenants.empty.filtered")));
        }
    }

    private ListItem item(Tenant tenant) {
        Anchor name = AsItIs.shown(new Anchor("provider/tenants/" + tenant.id(), tenant.name()));
        Span facts = new Span(
                getTranslation("tenants.facts", tenant.accountNumber(), ProviderTexts.country(this, tenant.country())));
        facts.addClassName("pw-secondary");
        return new ListItem(name, facts, ProviderTexts.badge(this, tenant.status()));
    }

    private void create() {
        TenantFields fields = new TenantFields(null, countries);
        new FormDialog(
                        getTranslation("tenants.new"),
                        getTranslation("tenants.create"),
                        signInAgain,
                        () -> {
                            fields.check();
                            Tenant tenant = ProviderTexts.refusing(this, () -> desk.create(fields.form()));
                            UI.getCurrentOrThrow()
                                    .navigate(TenantView.class, tenant.id().toString());
                        },
                        fields)
                .open();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("tenants.title"));
    }
}
