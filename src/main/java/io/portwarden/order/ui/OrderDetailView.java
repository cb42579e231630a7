package io.portwarden.order.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.portwarden.order.OrderDetails;
import io.portwarden.order.OrderService;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdate.Topic;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One port-out order: what it is, what stands in its way, what has happened, and what comes next. */
@Route("port-orders")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class OrderDetailView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    /** Java takes shortened forms of a UUID too; an order has one address only. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final OrderService orders;
    private final Support support;
    private final Div content = new Div();
    private final Span news = new Span();
    private @Nullable PortOutOrder shown;
    private @Nullable OrderOutlook outlook;

    public OrderDetailView(OrderService orders, Support support, LiveUpdates liveUpdates) {
        this.orders = orders;
        this.support = support;
        addClassName("pw-page");
        content.addClassName("pw-order");
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        Anchor back = new Anchor("port-orders", Glyph.BACK.create(), new Span(getTranslation("orders.title")));
        back.addClassNames("pw-back");
        add(back, content, news);
        KeptFocus.follow(content);
        WhileShown.follow(this, liveUpdates, this::happened);
    }

    /** Another tenant's order, an unknown one and no id at all are all the same: not found. */
    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(find(orders, id).orElseThrow(NotFoundException::new));
    }

    static Optional<OrderDetails> find(OrderService orders, String id) {
        return idOf(id).flatMap(orders::find);
    }

    static Optional<UUID> idOf(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private void reload() {
        if (shown != null) {
            orders.find(shown.id()).ifPresent(this::showIfChanged);
        }
        if (outlook != null) {
            KeptFocus.afterDialog(outlook.meaning());
        }
    }

    private boolean showIfChanged(OrderDetails details) {
        boolean changed = !details.order().equals(shown);
        if (changed) {
            show(details);
        }
        return changed;
    }

    private void show(OrderDetails details) {
        PortOutOrder order = details.order();
        shown = order;
        boolean admin = CurrentPerson.get().role() == Role.TENANT_ADMIN;
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        OrderOutlook now = new OrderOutlook(order, moments, admin);
        outlook = now;
        now.add(new OrderActions(details, orders, support, moments, this::reload));
        Div main = new Div(now, new OrderedNumbers(order), new OrderTimeline(details, moments, Audience.TENANT));
        main.addClassName("pw-order-main");
        content.removeAll();
        content.add(head(details, moments), main, new OrderFacts(details, moments, Audience.TENANT));
    }

    private Div head(OrderDetails details, Moments moments) {
        PortOutOrder order = details.order();
        H1 title = new H1(getTranslation("order.title", OrderTexts.name(this, order.name())));
        Div titleLine = new Div(title, OrderTexts.badge(this, order.status()));
        titleLine.addClassName("pw-title-line");
        Paragraph summary = new Paragraph(getTranslation(
                "order.summary",
                details.carrier().name(),
                order.numbers().size(),
                moments.dateAndTime(order.receivedAt())));
        summary.addClassName("pw-secondary");
        Div head = new Div(titleLine, summary);
        head.addClassName("pw-order-head");
        return head;
    }

    private void happened(List<LiveUpdate> updates) {
        PortOutOrder before = shown;
        if (before != null
                && updates.stream()
                        .anyMatch(update ->
                                update.topic() == Topic.ORDER && update.id().equals(before.id()))) {
            orders.find(before.id()).filter(this::showIfChanged).ifPresent(details -> {
                KeptFocus.afterNews(content, outlook == null ? content : outlook.meaning());
                news.setText(getTranslation(
                        "order.news", OrderTexts.state(this, details.order().status())));
            });
        }
    }

    @Override
    public String getPageTitle() {
        String title = shown == null
                ? getTranslation("orders.title")
                : getTranslation("order.title", OrderTexts.name(this, shown.name()));
        return PageTitles.of(this, title);
    }
}
