package io.portwarden.pin.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.access.BrokenOffGuesses;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.pin.access.PinKeyService;
import io.portwarden.pin.access.PinKeyService.KeyListItem;
import io.portwarden.pin.access.PinKeyService.RotationState;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Locale;

/**
 * Where operators see to the keys that PINs are sealed under, and lift carriers' limits and checks that were cut off; no PIN
 * is to be seen here.
 */
@Route("provider/pin-protection")
@RolesAllowed("SECURITY")
public class PinProtectionView extends Main implements HasDynamicTitle {

    private static final int ASK_AGAIN_MILLIS = 500;

    private final transient PinKeyService keys;
    private final transient CarrierLimitService limits;
    private final Div keyList = new Div();
    private final Div rotation = new Div();
    private final Div blocked = new Div();

    public PinProtectionView(PinKeyService keys, CarrierLimitService limits, BrokenOffGuesses brokenOff) {
        this.keys = keys;
        this.limits = limits;
        addClassName("pw-page");
        rotation.getElement().setAttribute("role", "status");
        add(
                new PageHead(getTranslation("protection.title"), getTranslation("protection.purpose")),
                section("protection.keys.title", "protection.keys.purpose", keyList, rotation),
                section("protection.blocked.title", "protection.blocked.purpose", blocked),
                section(
                        "protection.broken-off.title",
                        "protection.broken-off.purpose",
                        new BrokenOffSection(brokenOff)));
        showKeys();
        showRotation();
        showBlocked();
    }

    private Component section(String title, String purpose, Component... content) {
        Section section = new Section(new H2(getTranslation(title)), new Paragraph(getTranslation(purpose)));
        section.add(content);
        section.addClassNames("pw-panel", "pw-prose");
        return section;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        // The rotation runs in the background; while it does, the page asks how far it has come.
        attached.getUI().addPollListener(poll -> showRotation());
    }

    private void showKeys() {
        UnorderedList list = new UnorderedList();
        keys.keys().forEach(key -> list.add(keyItem(key)));
        keyList.removeAll();
        keyList.add(list);
    }

    private ListItem keyItem(KeyListItem key) {
        Span since = new Span(getTranslation("protection.key.since", moment(key.firstUsed())));
        since.addClassName("pw-secondary");
        ListItem item = new ListItem(new Span(key.id()), new Span(" "), since);
        if (key.current()) {
            item.add(new Span(" "), new Span(getTranslation("protection.key.current")));
        } else {
            Button drop = new Button(getTranslation("protection.key.drop"), click -> drop(key.id()));
            drop.setAriaLabel(getTranslation("protection.key.drop-named", key.id()));
            item.add(new Span(" "), drop);
        }
        return item;
    }

    private void drop(String keyId) {
        if (keys.drop(keyId)) {
            Toasts.success(getTranslation("protection.key.dropped", keyId));
        } else {
            Toasts.failure(getTranslation("protection.key.in-use", keyId));
        }
        showKeys();
    }

    private void showRotation() {
        RotationState state = keys.state();
        String phase = state.phase().name().toLowerCase(Locale.ROOT);
        Button button = state.isUnderWay()
                ? new Button(getTranslation("protection.rotation.stop"), click -> keys.stop())
                : new Button(getTranslation("protection.rotation.start"), click -> rotate());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        rotation.removeAll();
        rotation.add(
                new Paragraph(getTranslation("protection.rotation." + phase, state.looked(), state.moved())), button);
        getUI().ifPresent(ui -> ui.setPollInterval(state.isUnderWay() ? ASK_AGAIN_MILLIS : -1));
    }

    private void rotate() {
        keys.rotate();
        showRotation();
    }

    private void showBlocked() {
        blocked.removeAll();
        UnorderedList list = new UnorderedList();
        limits.blocked().forEach(carrier -> list.add(blockedItem(carrier)));
        blocked.add(
                list.getChildren().findAny().isPresent()
                        ? list
                        : new Paragraph(getTranslation("protection.blocked.none")));
    }

    private ListItem blockedItem(BlockedCarrier carrier) {
        Button lift = new Button(getTranslation("protection.blocked.lift"), click -> {
            limits.lift(carrier.carrier().id());
            Toasts.success(getTranslation(
                    "protection.blocked.lifted", carrier.carrier().name()));
            showBlocked();
        });
        lift.setAriaLabel(getTranslation(
                "protection.blocked.lift-named", carrier.carrier().name()));
        return new ListItem(
                new Span(getTranslation(
                        "protection.blocked.carrier",
                        carrier.carrier().name(),
                        carrier.carrier().spid(),
                        moment(carrier.since()))),
                new Span(" "),
                lift);
    }

    private static String moment(Instant instant) {
        return Moments.of(UI.getCurrent()).dateAndTime(instant);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("protection.title"));
    }
}
