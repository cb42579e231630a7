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
import io.portwarden.order.DisputeService;
import io.portwarden.order.OrderDetails;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdate.Topic;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One disputed order, for the operator who decides; and what was decided. */
@Route("provider/disputes")
@RolesAllowed("OPERATOR")
public class DisputeView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient DisputeService disputes;
    private final Div content = new Div();
    private final Span news = new Span();
    private @Nullable PortOutOrder shown;
    private @Nullable DisputeCase dispute;

    public DisputeView(DisputeService disputes, LiveUpdates liveUpdates) {
        this.disputes = disputes;
        addClassName("pw-page");
        content.addClassName("pw-order");
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        Anchor back = new Anchor("provider/disputes", Glyph.BACK.create(), new Span(getTranslation("disputes.title")));
        back.addClassNames("pw-back");
        add(back, content, news);
        KeptFocus.follow(content);
        WhileShown.follow(this, liveUpdates, this::happened);
    }

    /** An order that nobody ever disputed is not found here, and neither is one that does not exist. */
    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(find(disputes, id).orElseThrow(NotFoundException::new));
    }

    static Optional<OrderDetails> find(DisputeService disputes, String id) {
        return OrderDetailView.idOf(id)
                .flatMap(disputes::find)
                .filter(details -> details.timeline().stream().anyMatch(e -> e.kind() == OrderEventKind.DISPUTED));
    }

    private void show(OrderDetails details) {
        PortOutOrder order = details.order();
        shown = order;
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        DisputeCase now = new DisputeCase(details, disputes, moments, this::reload);
        dispute = now;
        Div main = new Div(now, new OrderedNumbers(order), new OrderTimeline(details, moments, Audience.PROVIDER));
        main.addClassName("pw-order-main");
        content.removeAll();
        content.add(head(details), main, new OrderFacts(details, moments, Audience.PROVIDER));
    }

    private Div head(OrderDetails details) {
        PortOutOrder order = details.order();
        H1 title = new H1(title(order));
        Div titleLine = new Div(title, OrderTexts.badge(this, order.status()));
        titleLine.addClassName("pw-title-line");
        Paragraph summary = new Paragraph(getTranslation(
                "dispute.summary",
                details.carrier().name(),
                order.numbers().size(),
                disputes.tenantOf(order).name()));
        summary.addClassName("pw-secondary");
        Div head = new Div(titleLine, summary);
        head.addClassName("pw-order-head");
        return head;
    }

    private String title(PortOutOrder order) {
        return getTranslation("dispute.title", OrderTexts.name(this, order.name()));
    }

    private void reload() {
        if (shown != null) {
            disputes.find(shown.id()).ifPresent(this::showIfChanged);
        }
        if (dispute != null) {
            KeptFocus.afterDialog(dispute.meaning());
        }
    }

    private boolean showIfChanged(OrderDetails details) {
        boolean changed = !details.order().equals(shown);
        if (changed) {
            show(details);
        }
        return changed;
    }

    private void happened(List<LiveUpdate> updates) {
        PortOutOrder before = shown;
        if (before != null
                && updates.stream()
                        .anyMatch(update ->
                                update.topic() == Topic.ORDER && update.id().equals(before.id()))) {
            disputes.find(before.id()).filter(this::showIfChanged).ifPresent(details -> {
                KeptFocus.afterNews(content, dispute == null ? content : dispute.meaning());
                news.setText(getTranslation(
                        "order.news", OrderTexts.state(this, details.order().status())));
            });
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, shown == null ? getTranslation("disputes.title") : title(shown));
    }
}
