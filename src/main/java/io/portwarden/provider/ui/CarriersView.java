package io.portwarden.provider.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.carrier.Carrier;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.provider.CarrierDesk;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.form.FormDialog;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The carriers by name. */
@Route("provider/carriers")
@RolesAllowed("SUPPORT")
public class CarriersView extends Main implements HasDynamicTitle {

    private final transient CarrierDesk desk;
    private final transient FreshSignInPrompt signInAgain;

    public CarriersView(CarrierDesk desk, CarrierLimitService limits, FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        PageHead head = new PageHead(getTranslation("carriers.title"), getTranslation("carriers.purpose"));
        if (CurrentPerson.get().may(Role.OPERATOR)) {
            Button add = new Button(getTranslation("carriers.new"), click -> create());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            head.addAction(add);
        }
        add(head);
        List<Carrier> carriers = desk.list();
        if (carriers.isEmpty()) {
            add(new EmptyState(Glyph.PHONE, getTranslation("carriers.empty.title"), getTranslation("carriers.empty")));
            return;
        }
        Set<Carrier> blocked =
                limits.blocked().stream().map(BlockedCarrier::carrier).collect(Collectors.toSet());
        OrderedList list = new OrderedList();
        list.addClassNames("pw-panel", "pw-tenants");
        carriers.forEach(carrier -> list.add(item(carrier, blocked.contains(carrier))));
        add(list);
    }

    private ListItem item(Carrier carrier, boolean blocked) {
        Anchor name = AsItIs.shown(new Anchor("provider/carriers/" + carrier.id(), carrier.name()));
        Span spid = new Span(getTranslation(
                "carriers.spid", carrier.spid(), carrier.otherSpids().size()));
        spid.addClassName("pw-secondary");
        ListItem item = new ListItem(name, spid);
        if (carrier.upstream()) {
            item.add(new Span(getTranslation("carriers.upstream")));
        }
        if (blocked) {
            Span badge = new Span(Glyph.ALERT.create(), new Span(getTranslation("carriers.blocked")));
            badge.addClassNames("pw-state", "pw-state-rejected");
            item.add(badge);
        }
        return item;
    }

    private void create() {
        CarrierFields fields = new CarrierFields(null, null);
        new FormDialog(
                        getTranslation("carriers.new"),
                        getTranslation("carriers.create"),
                        signInAgain,
                        () -> {
                            Carrier carrier = fields.create(desk);
                            UI.getCurrentOrThrow()
                                    .navigate(CarrierView.class, carrier.id().toString());
                        },
                        fields)
                .open();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("carriers.title"));
    }
}
