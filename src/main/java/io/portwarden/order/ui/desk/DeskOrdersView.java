package io.portwarden.order.ui.desk;

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
import io.portwarden.order.DeskSearch;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderExport;
import io.portwarden.order.ui.OrderPages;
import io.portwarden.order.ui.StateLinks;
import io.portwarden.shared.CurrentPerson;
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
import java.time.Duration;
import java.util.List;

/** The desk: what waits for an operator's decision, and the orders of all tenants, newest first, as they come. */
@Route(DeskAddress.PATH)
@RolesAllowed("SUPPORT")
public class DeskOrdersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** All tenants together have news all the time. */
    private static final Duration NEWS_PAUSE = Duration.ofMillis(500);

    private final transient DeskOrderService desk;
    private final transient OrderExport export;
    private final UrgentDisputes disputes;
    private final DeskFilters filters;
    private final StateLinks states = new StateLinks();
    private final Span news = new Span();
    private final Button showNew = new Button();
    private final DeskGrid grid = new DeskGrid(DeskOrdersView::open);
    private OrderPages<SeenByProvider.Listed> rows;
    private DeskAddress shown = DeskAddress.ALL;

    /** Read by downloads too, which do not wait for the screen. */
    private transient volatile DeskSearch search = DeskSearch.ALL;

    public DeskOrdersView(DeskOrderService desk, OrderExport export, DisputeService disputes, LiveUpdates liveUpdates) {
        this.desk = desk;
        this.export = export;
        this.disputes = new UrgentDisputes(disputes);
        this.filters = new DeskFilters(desk, DeskOrdersView::goTo);
        this.rows = rowsOf(search);
        addClassNames("pw-page", "pw-page-filled");
        add(head(), this.disputes, filters, new Div(states, newsLine()), grid);
        WhileShown.follow(this, liveUpdates, NEWS_PAUSE, this::happened);
        show(DeskAddress.ALL);
    }

    private PageHead head() {
        PageHead head = new PageHead(getTranslation("desk.title"), getTranslation("desk.purpose"));
        if (!CurrentPerson.get().may(Role.DESK)) {
            return head;
        }
        head.addAction(new ExportLink(getTranslation("orders.export"), this::export));
        Button enter = new Button(
                getTranslation("desk.enter"),
                Glyph.NUMBERS.create(),
                click -> UI.getCurrentOrThrow().navigate(OrderEntryView.class));
        enter.addThemeVariants(ButtonVariant.PRIMARY);
        head.addAction(enter);
        return head;
    }

    private Export export() {
        DeskSearch wanted = search;
        return new Export(
                "port-orders",
                ExportFormat.CSV.extension(),
                ExportFormat.CSV.contentType(),
                desk.count(wanted).known(wanted.orders().status()),
                (out, written) -> export.writeOfAll(wanted, out, written));
    }

    private Div newsLine() {
        news.addClassNames("pw-news", "pw-secondary");
        news.getElement().setAttribute("role", "status");
        showNew.setText(getTranslation("desk.show-new"));
        showNew.addThemeVariants(ButtonVariant.SMALL);
        showNew.setVisible(false);
        showNew.addClickListener(click -> {
            news.setText("");
            grid.scrollToStart();
            showTop();
        });
        Div line = new Div(news, showNew);
        line.addClassName("pw-news-line");
        return line;
    }

    private static void goTo(DeskAddress address) {
        UI.getCurrentOrThrow().navigate(DeskAddress.PATH, address.parameters());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        DeskAddress asked = DeskAddress.of(event.getLocation().getQueryParameters());
        if (!asked.equals(shown)) {
            show(asked);
        }
    }

    private void show(DeskAddress address) {
        shown = address;
        search = address.search(Moments.of(UI.getCurrentOrThrow()).zone());
        filters.show(address);
        states.show(address.orders().status(), status -> address.in(status).link());
        rows = rowsOf(search);
        grid.setEmptyStateComponent(nothingFound());
        grid.show(rows);
        news.setText("");
        showNew.setVisible(false);
        states.show(desk.count(search));
    }

    private OrderPages<SeenByProvider.Listed> rowsOf(DeskSearch wanted) {
        return new OrderPages<>((after, limit) -> desk.list(wanted, after, limit), SeenByProvider.Listed::id);
    }

    private Component nothingFound() {
        return shown.equals(DeskAddress.ALL)
                ? new EmptyState(Glyph.PHONE, getTranslation("orders.empty.title"), getTranslation("desk.empty"))
                : new EmptyState(
                        Glyph.PHONE,
                        getTranslation("orders.empty.search.title"),
                        getTranslation("orders.empty.search"),
                        new Anchor(DeskAddress.PATH, getTranslation("orders.empty.show-all")));
    }

    private void happened(News happened) {
        if (!happened.concern(Topic.ORDER)) {
            return;
        }
        disputes.show();
        states.show(desk.count(search));
        if (!grid.isAwayFromTop()) {
            showTop();
        } else if (rows.hasNewTop()) {
            showNew.setVisible(true);
            news.setText(getTranslation("orders.news.above"));
        } else {
            grid.refresh(List.of());
        }
    }

    private void showTop() {
        List<SeenByProvider.Listed> come = rows.readTop();
        grid.refresh(come);
        showNew.setVisible(false);
        if (!come.isEmpty()) {
            news.setText(getTranslation("desk.news", come.size()));
        }
    }

    private static void open(SeenByProvider.Listed order) {
        UI.getCurrentOrThrow().navigate(DeskOrderView.class, order.id().toString());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("desk.title"));
    }
}
