package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.portwarden.order.OrderFilter;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderService;
import io.portwarden.order.OrderStatus;
import io.portwarden.pin.PinService;
import io.portwarden.pin.PinStatus;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdate.Topic;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port-out orders against the tenant's numbers, newest first, as they come. */
@Route("port-orders")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class PortOrdersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** Where the PIN panel opens over this screen. */
    static final String PIN_PANEL = "port-orders?pin";

    private static final String STATUS = "status";

    private final OrderService orders;
    private final PinService pins;
    private final boolean admin = CurrentPerson.get().role() == Role.TENANT_ADMIN;
    private final PinStanding pinStanding = new PinStanding(admin);
    private final Select<OrderStatus> stateFilter = new Select<>();
    private final Span news = new Span();
    private final Button showNew = new Button();
    private final OrderGrid grid = new OrderGrid(PortOrdersView::open);
    private OrderPages pages;
    private PinStatus pin;
    private @Nullable OrderStatus shown;

    public PortOrdersView(OrderService orders, PinService pins, LiveUpdates liveUpdates) {
        this.orders = orders;
        this.pins = pins;
        this.pages = pagesOf(null);
        this.pin = pins.status();
        pinStanding.show(pin);
        addClassNames("pw-page", "pw-page-filled");
        add(head(), pinStanding, toolbar(), grid);
        WhileShown.follow(this, liveUpdates, this::happened);
        show(null);
    }

    private PageHead head() {
        PageHead head = new PageHead(getTranslation("orders.title"), getTranslation("orders.purpose"));
        if (admin) {
            Button manage = new Button(
                    getTranslation("orders.manage-pin"),
                    Glyph.KEY.create(),
                    click -> UI.getCurrentOrThrow()
                            .navigate("port-orders", parameters(shown).merging("pin", "")));
            manage.addThemeVariants(ButtonVariant.PRIMARY);
            head.addAction(manage);
        }
        return head;
    }

    private Div toolbar() {
        stateFilter.setLabel(getTranslation("orders.filter.state"));
        stateFilter.setItems(OrderStatus.values());
        stateFilter.setItemLabelGenerator(
                status -> status == null ? getTranslation("orders.filter.all") : OrderTexts.state(this, status));
        stateFilter.setEmptySelectionAllowed(true);
        stateFilter.setEmptySelectionCaption(getTranslation("orders.filter.all"));
        stateFilter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrentOrThrow().navigate("port-orders", parameters(change.getValue()));
            }
        });
        news.addClassNames("pw-news", "pw-secondary");
        news.getElement().setAttribute("role", "status");
        showNew.setText(getTranslation("orders.show-new"));
        showNew.addThemeVariants(ButtonVariant.SMALL);
        showNew.setVisible(false);
        showNew.addClickListener(click -> {
            news.setText("");
            grid.scrollToStart();
            showTop();
        });
        Div toolbar = new Div(stateFilter, news, showNew);
        toolbar.addClassName("pw-toolbar");
        return toolbar;
    }

    private static QueryParameters parameters(@Nullable OrderStatus status) {
        return status == null ? QueryParameters.empty() : QueryParameters.of(STATUS, status.code());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OrderStatus asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(STATUS)
                .flatMap(PortOrdersView::status)
                .orElse(null);
        if (asked != shown) {
            show(asked);
        }
    }

    private static Optional<OrderStatus> status(String code) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    private void show(@Nullable OrderStatus status) {
        shown = status;
        stateFilter.setValue(status);
        pages = pagesOf(status);
        grid.setEmptyStateComponent(emptyState(status));
        grid.show(pages);
        showNew.setVisible(false);
    }

    private OrderPages pagesOf(@Nullable OrderStatus status) {
        OrderFilter filter = new OrderFilter(status, null);
        return new OrderPages((after, limit) -> orders.list(filter, after, limit));
    }

    private Component emptyState(@Nullable OrderStatus status) {
        if (status != null) {
            return new EmptyState(
                    OrderTexts.glyph(status),
                    getTranslation("orders.empty.filtered.title", OrderTexts.state(this, status)),
                    getTranslation("orders.empty.filtered"),
                    new Anchor("port-orders", getTranslation("orders.empty.show-all")));
        }
        EmptyState empty =
                new EmptyState(Glyph.PHONE, getTranslation("orders.empty.title"), getTranslation(emptyText()));
        if (admin && pin.applies() && !pin.isSet()) {
            empty.add(new Anchor(PIN_PANEL, getTranslation("orders.pin.missing.action")));
        }
        return empty;
    }

    private String emptyText() {
        if (!pin.applies()) {
            return "orders.empty.elsewhere";
        }
        if (pin.isSet()) {
            return "orders.empty.pin-set";
        }
        return admin ? "orders.empty.pin-missing" : "orders.empty.pin-missing.viewer";
    }

    private void readPinStatus() {
        pin = pins.status();
        pinStanding.show(pin);
    }

    private void happened(List<LiveUpdate> updates) {
        if (updates.stream().anyMatch(update -> update.topic() == Topic.PIN)) {
            readPinStatus();
            grid.setEmptyStateComponent(emptyState(shown));
        }
        if (updates.stream().anyMatch(update -> update.topic() == Topic.ORDER)) {
            if (!grid.isAwayFromTop()) {
                showTop();
            } else if (pages.hasNewTop()) {
                showNew.setVisible(true);
                news.setText(getTranslation("orders.news.above"));
            } else {
                grid.refresh(List.of());
            }
        }
    }

    private void showTop() {
        List<OrderListItem> come = pages.readTop();
        grid.refresh(come);
        showNew.setVisible(false);
        if (come.size() == 1) {
            OrderListItem order = come.getFirst();
            news.setText(getTranslation(
                    "orders.news.one",
                    OrderTexts.name(this, order.name()),
                    order.carrierName(),
                    OrderTexts.state(this, order.status())));
        } else if (!come.isEmpty()) {
            news.setText(getTranslation("orders.news.several", come.size()));
        }
    }

    private static void open(OrderListItem order) {
        UI.getCurrentOrThrow().navigate(OrderDetailView.class, order.id().toString());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("orders.title"));
    }
}
