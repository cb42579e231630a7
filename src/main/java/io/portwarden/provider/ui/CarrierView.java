package io.portwarden.provider.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.access.OrderFigures.Figures;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.CarrierLimit;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.provider.CarrierDesk;
import io.portwarden.provider.CarrierDesk.CarrierOnFile;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.Panels;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One carrier, for the provider's people: whom to ask, its API keys, its limit, and how often it is wrong. */
@Route("provider/carriers")
@RolesAllowed("SUPPORT")
public class CarrierView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient CarrierDesk desk;
    private final transient CarrierLimitService limits;
    private final transient FreshSignInPrompt signInAgain;
    private final boolean security = CurrentPerson.get().may(Role.SECURITY);
    private transient @Nullable Carrier shown;

    public CarrierView(CarrierDesk desk, CarrierLimitService limits, FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.limits = limits;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(Identifiers.written(id).map(CarrierId::new).flatMap(desk::find).orElseThrow(NotFoundException::new));
    }

    private void show(CarrierOnFile onFile) {
        Carrier carrier = onFile.carrier();
        shown = carrier;
        removeAll();
        DescriptionList facts = new DescriptionList();
        Panels.fact(facts, getTranslation("carrier.spid"), carrier.spid());
        Panels.fact(
                facts,
                getTranslation("carrier.spids"),
                carrier.otherSpids().isEmpty()
                        ? getTranslation("carrier.spids.none")
                        : String.join(", ", carrier.otherSpids()));
        fact(facts, "carrier.contact", onFile.contact().name());
        fact(facts, "carrier.email", onFile.contact().email());
        fact(facts, "carrier.phone", onFile.contact().phone());
        Section onFilePanel = Panels.panel(getTranslation("carrier.facts.title"), facts);
        if (CurrentPerson.get().may(Role.OPERATOR)) {
            onFilePanel.add(new Button(getTranslation("carrier.change"), click -> change(onFile)));
        }
        add(
                Panels.back("provider/carriers", getTranslation("carriers.title")),
                AsItIs.shown(new H1(carrier.name())),
                onFilePanel);
        if (security) {
            add(keys(carrier));
            if (!carrier.upstream()) {
                add(testKeys(carrier));
            }
        }
        add(
                Panels.panel(getTranslation("carrier.limit.title"), limit(carrier)),
                Panels.panel(
                        getTranslation("carrier.figures.title"),
                        figures(onFile.figures()),
                        new Anchor(
                                "provider/orders?carrier=" + carrier.spid(), getTranslation("carrier.orders.open"))));
    }

    /** What an upstream asks with is its connection's (UPS-13). */
    private Component keys(Carrier carrier) {
        return carrier.upstream()
                ? Panels.panel(
                        getTranslation("carrier.upstream.title"), new Paragraph(getTranslation("carrier.upstream")))
                : Panels.panel(
                        getTranslation("keys.title"),
                        new Paragraph(getTranslation("keys.purpose")),
                        new KeyList(new CarrierKeys(desk, carrier.id().value()), signInAgain));
    }

    private Component testKeys(Carrier carrier) {
        return Panels.panel(
                getTranslation("keys.test.title"),
                new Paragraph(getTranslation("keys.test.purpose")),
                new KeyList(new CarrierTestKeys(desk, carrier.id().value()), signInAgain, "keys.test.new"));
    }

    private void fact(DescriptionList facts, String key, String value) {
        Panels.fact(facts, getTranslation(key), value.isEmpty() ? getTranslation("carrier.unknown") : value);
    }

    private Component limit(Carrier carrier) {
        CarrierLimit figure = limits.of(carrier.id());
        Div block = block(
                new Paragraph(
                        getTranslation(figure.own() ? "carrier.limit.own" : "carrier.limit.as-set", figure.most())),
                standing(carrier));
        if (security) {
            block.add(new Button(getTranslation("carrier.limit.change"), click -> changeLimit(carrier, figure)));
        }
        return block;
    }

    private void changeLimit(Carrier carrier, CarrierLimit before) {
        IntegerField most = new IntegerField(getTranslation("carrier.limit.most"));
        most.setHelperText(getTranslation("carrier.limit.most.help", CarrierLimit.LOWEST, CarrierLimit.HIGHEST));
        most.setMin(CarrierLimit.LOWEST);
        most.setMax(CarrierLimit.HIGHEST);
        most.setErrorMessage(getTranslation("carrier.limit.most.help", CarrierLimit.LOWEST, CarrierLimit.HIGHEST));
        if (before.own()) {
            most.setValue(before.most());
        }
        new FormDialog(
                        getTranslation("carrier.limit.change"),
                        getTranslation("tenant.save"),
                        signInAgain,
                        () -> {
                            if (most.isInvalid()) {
                                throw FormDialog.Refused.besideTheFields();
                            }
                            limits.change(carrier.id(), most.getValue());
                            Toasts.success(getTranslation("carrier.saved"));
                            desk.find(carrier.id()).ifPresent(this::show);
                        },
                        most)
                .open();
    }

    private Component standing(Carrier carrier) {
        Optional<BlockedCarrier> blocked = limits.blocked().stream()
                .filter(one -> one.carrier().id().equals(carrier.id()))
                .findFirst();
        if (blocked.isEmpty()) {
            return new Paragraph(getTranslation("carrier.limit.none"));
        }
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        Notice notice = new Notice(
                Notice.Kind.WARNING,
                getTranslation("carriers.blocked"),
                getTranslation(
                        "carrier.limit.since", moments.dateAndTime(blocked.get().since())));
        return security
                ? notice.withAction(new Button(getTranslation("protection.blocked.lift"), click -> lift(carrier)))
                : notice;
    }

    private void lift(Carrier carrier) {
        limits.lift(carrier.id());
        Toasts.success(getTranslation("protection.blocked.lifted", carrier.name()));
        desk.find(carrier.id()).ifPresent(this::show);
    }

    private Component figures(Figures figures) {
        DescriptionList list = new DescriptionList();
        fact(list, "carrier.figures.orders", getTranslation("import.count", figures.orders()));
        fact(
                list,
                "carrier.figures.rejected",
                getTranslation("carrier.figures.share", figures.rejected(), figures.rejectedPercent()));
        fact(list, "carrier.figures.wrong-pins", getTranslation("import.count", figures.refusedPins()));
        return block(new Paragraph(getTranslation("carrier.figures.meaning", CarrierDesk.LOOK_BACK.toDays())), list);
    }

    private static Div block(Component... content) {
        Div block = new Div(content);
        block.addClassName("pw-form");
        return block;
    }

    private void change(CarrierOnFile onFile) {
        CarrierFields fields = new CarrierFields(onFile.carrier(), onFile.contact());
        new FormDialog(
                        getTranslation("carrier.change"),
                        getTranslation("tenant.save"),
                        signInAgain,
                        () -> {
                            fields.change(desk, onFile.carrier());
                            Toasts.success(getTranslation("carrier.saved"));
                            desk.find(onFile.carrier().id()).ifPresent(this::show);
                        },
                        fields)
                .open();
    }

    private record CarrierKeys(CarrierDesk desk, UUID carrierId) implements KeyList.Keys {

        @Override
        public List<KeyOnFile> all() {
            return desk.keys(new CarrierId(carrierId));
        }

        @Override
        public ApiKey issue(String name, @Nullable Instant expiresAt) {
            return desk.issueKey(new CarrierId(carrierId), name, expiresAt);
        }

        @Override
        public boolean revoke(UUID id) {
            return desk.revokeKey(new CarrierId(carrierId), id);
        }
    }

    private record CarrierTestKeys(CarrierDesk desk, UUID carrierId) implements KeyList.Keys {

        @Override
        public List<KeyOnFile> all() {
            return desk.testKeys(new CarrierId(carrierId));
        }

        @Override
        public ApiKey issue(String name, @Nullable Instant expiresAt) {
            return desk.issueTestKey(new CarrierId(carrierId), name, expiresAt);
        }

        @Override
        public boolean revoke(UUID id) {
            return desk.revokeKey(new CarrierId(carrierId), id);
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, shown == null ? getTranslation("carriers.title") : shown.name());
    }
}
