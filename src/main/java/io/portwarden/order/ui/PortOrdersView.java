package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.audit.ExportFormat;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.order.access.OrderExport;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.access.ReviewService;
import io.portwarden.pin.PinStatus;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Export;
import io.portwarden.shared.ui.ExportLink;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.News;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The port-out orders against the tenant's numbers, newest first, as they come. */
@Route("port-orders")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class PortOrdersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** Where the PIN panel opens over this screen. */
    static final String PIN_PANEL = "port-orders?pin";

    private final OrderService orders;
    private final OrderExport export;
    private final PinService pins;
    private final boolean admin = CurrentPerson.get().role() == Role.TENANT_ADMIN;
    private final PinStanding pinStanding = new PinStanding(admin);
    private final ReviewSwitch review;
    private final AskFirstSwitch askFirst;
    private final OrderFilters filters = new OrderFilters(PortOrdersView::goTo);
    private final StateLinks states = new StateLinks();
    private final Span news = new Span();
    private final Button showNew = new Button();
    private final OrderGrid grid = new OrderGrid(PortOrdersView::open, this::sort);
    private OrderPages<OrderListItem> pages;
    private PinStatus pin;
    private boolean reviewed;
    private OrderAddress shown = OrderAddress.ALL;

    /** Read by downloads too, which do not wait for the screen. */
    private volatile OrderSearch search = OrderSearch.ALL;

    public PortOrdersView(
            OrderService orders,
            OrderExport export,
            PinService pins,
            ReviewService reviews,
            AskFirstService asking,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        this.orders = orders;
        this.export = export;
        this.pins = pins;
        this.pages = pagesOf(shown);
        this.pin = pins.status();
        review = new ReviewSwitch(reviews, signInAgain, admin);
        reviewed = review.read();
        askFirst = new AskFirstSwitch(asking, signInAgain, admin);
        askFirst.read();
        pinStanding.show(pin, reviewed);
        addClassNames("pw-page", "pw-page-filled");
        // What is rarely changed stands below: on a telephone an order has to be in sight.
        add(head(), pinStanding, review, filters, new Div(states, newsLine()), grid, askFirst);
        WhileShown.follow(this, liveUpdates, this::happened);
        show(OrderAddress.ALL);
    }

    private PageHead head() {
        PageHead head = new PageHead(getTranslation("orders.title"), getTranslation("orders.purpose"));
        head.addAction(new ExportLink(getTranslation("orders.export"), this::export));
        if (admin) {
            Button manage = new Button(
                    getTranslation("orders.manage-pin"),
                    Glyph.KEY.create(),
                    click -> UI.getCurrentOrThrow()
                            .navigate("port-orders", shown.parameters().merging("pin", "")));
            manage.addThemeVariants(ButtonVariant.PRIMARY);
            head.addAction(manage);
        }
        return head;
    }

    private Export export() {
        OrderSearch wanted = search;
        return new Export(
                "port-orders",
                ExportFormat.CSV.extension(),
                ExportFormat.CSV.contentType(),
                orders.count(wanted).known(wanted.status()),
                (out, written) -> export.write(wanted, out, written));
    }

    private Div newsLine() {
        news.addClassNames("pw-news", "pw-secondary");
        news.getElement().setAttribute("role", "status");
        news.getElement().setAttribute("tabindex", "-1");
        showNew.setPrefixComponent(Glyph.UP.create());
        showNew.addClassName("pw-pill");
        showNew.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.PRIMARY);
        showNew.setVisible(false);
        showNew.addClickListener(click -> {
            grid.scrollToStart();
            showTop();
            news.getElement().callJsFunction("focus");
        });
        Div line = new Div(news, showNew, new OrderColumns(grid::showColumns));
        line.addClassName("pw-news-line");
        return line;
    }

    private static void goTo(OrderAddress address) {
        UI.getCurrentOrThrow().navigate("port-orders", address.parameters());
    }

    private void sort(OrderSort wanted) {
        goTo(shown.sorted(wanted));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OrderAddress asked = OrderAddress.of(event.getLocation().getQueryParameters());
        if (!asked.equals(shown)) {
            show(asked);
        }
    }

    private void show(OrderAddress address) {
        shown = address;
        search = address.search(Moments.of(UI.getCurrentOrThrow()).zone());
        filters.show(orders.carriers());
        filters.show(address);
        states.show(address);
        pages = pagesOf(address);
        grid.setEmptyStateComponent(emptyState(address));
        grid.show(pages, address.sort());
        news.setText("");
        showNew.setVisible(false);
        states.show(orders.count(search));
    }

    private OrderPages<OrderListItem> pagesOf(OrderAddress address) {
        OrderSearch wanted = search;
        return new OrderPages<>((after, limit) -> orders.list(wanted, address.sort(), after, limit), OrderListItem::id);
    }

    private Component emptyState(OrderAddress address) {
        if (address.isNarrowed()) {
            return nothingFound(address);
        }
        EmptyState empty =
                new EmptyState(Glyph.PHONE, getTranslation("orders.empty.title"), getTranslation(emptyText()));
        if (admin && pin.applies() && !pin.isSet()) {
            empty.add(new Anchor(PIN_PANEL, getTranslation("orders.pin.missing.action")));
        }
        return empty;
    }

    private Component nothingFound(OrderAddress address) {
        OrderStatus status = address.status();
        Anchor all = new Anchor("port-orders", getTranslation("orders.empty.show-all"));
        return status == null || address.isNarrowedByMoreThanState()
                ? new EmptyState(
                        Glyph.PHONE,
                        getTranslation("orders.empty.search.title"),
                        getTranslation("orders.empty.search"),
                        all)
                : new EmptyState(
                        OrderTexts.glyph(status),
                        getTranslation("orders.empty.filtered.title", OrderTexts.state(this, status)),
                        getTranslation("orders.empty.filtered"),
                        all);
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
        pinStanding.show(pin, reviewed);
    }

    private void readReview() {
        boolean now = review.read();
        if (now != reviewed) {
            reviewed = now;
            pinStanding.show(pin, reviewed);
        }
    }

    private void happened(News happened) {
        if (happened.concern(Topic.PIN)) {
            readPinStatus();
            grid.setEmptyStateComponent(emptyState(shown));
        }
        if (happened.concern(Topic.ORDER)) {
            readReview();
            askFirst.read();
            filters.show(orders.carriers());
            states.show(orders.count(search));
            if (grid.isBeingRead()) {
                showWhereTheyAre(happened.gap() ? grid.inSight() : happened.ids(Topic.ORDER));
            } else if (shown.sort() == OrderSort.NEWEST) {
                showTop();
            } else {
                pages.lookAgain();
                grid.refresh(List.of());
            }
        }
    }

    /** Rows change where they are, and what has come waits above until the person wants to see it. */
    private void showWhereTheyAre(Set<UUID> changed) {
        changed.stream().flatMap(id -> orders.listItem(id).stream()).forEach(grid::update);
        int come = shown.sort() == OrderSort.NEWEST ? pages.newAtTop() : 0;
        if (come > 0) {
            showNew.setText(getTranslation("orders.show-new", come));
            showNew.setVisible(true);
            news.setText(getTranslation("orders.news.above"));
        }
    }

    private void showTop() {
        List<OrderListItem> come = pages.readTop();
        grid.refresh(come);
        showNew.setVisible(false);
        if (come.size() == 1) {
            OrderListItem order = come.getFirst();
            news.setText(getTranslation(
                    order.throughUpstream() ? "orders.news.one.through" : "orders.news.one",
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
