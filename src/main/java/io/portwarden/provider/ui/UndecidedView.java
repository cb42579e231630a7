package io.portwarden.provider.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.number.UndecidedNumber;
import io.portwarden.provider.UndecidedDesk;
import io.portwarden.provider.UndecidedDesk.Undecided;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.Panels;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What older versions have stored in several ways, for an operator to decide whose it is (NUM-1, ACC-1). */
@Route("provider/undecided")
@RolesAllowed("OPERATOR")
public class UndecidedView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private final transient UndecidedDesk desk;
    private final transient FreshSignInPrompt signInAgain;
    private final Div content = new Div();

    public UndecidedView(UndecidedDesk desk, FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        add(
                Panels.back("provider/tenants", getTranslation("tenants.title")),
                new PageHead(getTranslation("undecided.title"), getTranslation("undecided.purpose")),
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        Undecided undecided = desk.list();
        content.removeAll();
        if (undecided.isEmpty()) {
            content.add(new EmptyState(
                    Glyph.CHECK, getTranslation("undecided.none.title"), getTranslation("undecided.none")));
        }
        if (!undecided.numbers().isEmpty()) {
            content.add(Panels.panel(
                    getTranslation("undecided.numbers"),
                    list(undecided.numbers().stream()
                            .map(number -> item(number, undecided))
                            .toList())));
        }
        if (!undecided.sharing().isEmpty()) {
            content.add(Panels.panel(
                    getTranslation("undecided.accounts"),
                    list(undecided.sharing().stream().map(this::item).toList())));
        }
    }

    private static OrderedList list(List<ListItem> items) {
        OrderedList list = new OrderedList();
        list.addClassName("pw-tenants");
        items.forEach(list::add);
        return list;
    }

    private ListItem item(UndecidedNumber number, Undecided undecided) {
        Div actions = actions();
        ListItem item = new ListItem(new Span(number.number()
                .map(PhoneNumber::international)
                .orElseGet(() -> getTranslation(
                        "undecided.no-number", number.texts().getFirst().text()))));
        number.texts()
                .forEach(stored -> item.add(line(
                        "undecided.stored",
                        undecided.tenant(stored.tenantId()),
                        stored.text().e164())));
        if (number.number().isEmpty()) {
            actions.add(new Button(getTranslation("undecided.discard"), click -> discard(number)));
        } else {
            PhoneNumber text = number.number().get();
            undecided
                    .tenantsOf(number)
                    .forEach(tenant -> actions.add(new Button(
                            getTranslation("undecided.give", tenant.name()), click -> give(number, text, tenant))));
        }
        item.add(actions);
        return item;
    }

    private ListItem item(List<Tenant> sharing) {
        Div actions = actions();
        ListItem item = new ListItem();
        sharing.forEach(tenant -> {
            item.add(line("undecided.account", tenant, tenant.accountNumber()));
            actions.add(new Button(getTranslation("undecided.rename", tenant.name()), click -> rename(tenant)));
        });
        item.add(actions);
        return item;
    }

    private Component line(String key, Tenant tenant, String what) {
        return new Div(new Anchor("provider/tenants/" + tenant.id(), getTranslation(key, tenant.name(), what)));
    }

    private static Div actions() {
        Div actions = new Div();
        actions.addClassName("pw-actions");
        return actions;
    }

    private void give(UndecidedNumber shown, PhoneNumber number, Tenant tenant) {
        new FormDialog(
                        getTranslation("undecided.give.title", number.international(), tenant.name()),
                        getTranslation("undecided.give", tenant.name()),
                        signInAgain,
                        () -> done(
                                () -> desk.give(shown, tenant.id()),
                                getTranslation("undecided.give.done", number.international(), tenant.name())),
                        new Paragraph(getTranslation("undecided.give.meaning")))
                .open();
    }

    private void discard(UndecidedNumber shown) {
        String text = shown.texts().getFirst().text().e164();
        new FormDialog(
                        getTranslation("undecided.discard.title", text),
                        getTranslation("undecided.discard"),
                        signInAgain,
                        () -> done(() -> desk.discard(shown), getTranslation("undecided.discard.done", text)),
                        new Paragraph(getTranslation("undecided.discard.meaning")))
                .open();
    }

    private void rename(Tenant tenant) {
        TextField account = new TextField(getTranslation("undecided.rename.account"));
        account.setMaxLength(TenantForm.LONGEST_ACCOUNT);
        account.setRequired(true);
        account.setValue(tenant.accountNumber());
        new FormDialog(
                        getTranslation("undecided.rename", tenant.name()),
                        getTranslation("tenant.save"),
                        signInAgain,
                        () -> done(
                                () -> desk.rename(tenant.id(), account.getValue()),
                                getTranslation("undecided.rename.done", tenant.name())),
                        new Paragraph(getTranslation("undecided.rename.meaning")),
                        account)
                .open();
    }

    private void done(Runnable work, String words) {
        ProviderTexts.refusing(this, () -> {
            work.run();
            return words;
        });
        Toasts.success(words);
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("undecided.title"));
    }
}
