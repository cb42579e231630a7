package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.KeptFocus;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.News;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of one order, for whomever it is: the way back, what the order is, and news of it while the page is open. */
public abstract class OrderPage extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    /** Java takes shortened forms of a UUID too; an order has one address only. */
    private final Audience audience;

    private final String listTitle;
    private final String titleKey;
    private final Div content = new Div();
    private final Span news = new Span();
    private @Nullable PortOutOrder shown;
    private int eventsShown;
    private @Nullable Component meaning;

    /**
     * @param list the address of the list that the page belongs to
     * @param listKey key of that list's title
     * @param titleKey key of the page's title, into which the order's name goes
     */
    protected OrderPage(Audience audience, String list, String listKey, String titleKey, LiveUpdates liveUpdates) {
        this.audience = audience;
        this.listTitle = getTranslation(listKey);
        this.titleKey = titleKey;
        addClassName("pw-page");
        content.addClassName("pw-order");
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        Anchor back = new Anchor(list, Glyph.BACK.create(), new Span(listTitle));
        back.addClassNames("pw-back");
        add(back, content, news);
        KeptFocus.follow(content);
        WhileShown.follow(this, liveUpdates, this::happened);
    }

    /** The order, if it is there for whoever is signed in. */
    protected abstract Optional<OrderDetails> find(UUID id);

    /** Who wants what of whom, in one sentence. */
    protected abstract String summary(OrderDetails details, Moments moments);

    /** What comes before the order's numbers: what it means for the reader, and what the reader can do. */
    protected abstract List<Component> outlook(OrderDetails details, Moments moments);

    /** What is not there for the reader, what does not exist and no id at all are all the same: not found. */
    @Override
    public final void setParameter(BeforeEvent event, String id) {
        show(Identifiers.written(id).flatMap(this::find).orElseThrow(NotFoundException::new));
    }

    /** Reads the order anew, after a dialog that may have changed it. */
    protected final void reload() {
        if (shown != null) {
            find(shown.id()).ifPresent(this::showIfChanged);
        }
        if (meaning != null) {
            KeptFocus.afterDialog(meaning);
        }
    }

    private boolean showIfChanged(OrderDetails details) {
        // A yes to a refused order changes nothing of it, and stands in its timeline.
        boolean changed = !details.order().equals(shown) || details.timeline().size() != eventsShown;
        if (changed) {
            show(details);
        }
        return changed;
    }

    private void show(OrderDetails details) {
        PortOutOrder order = details.order();
        shown = order;
        eventsShown = details.timeline().size();
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        List<Component> outlook = outlook(details, moments);
        meaning = headingOf(outlook);
        Div main = new Div();
        main.add(outlook);
        main.add(new OrderedNumbers(details, audience), new OrderTimeline(details, moments, audience));
        main.addClassName("pw-order-main");
        content.removeAll();
        content.add(head(details, moments), main, new OrderFacts(details, moments, audience));
    }

    /** Where the focus goes when what it stood on is gone: to what the order means now. */
    private static @Nullable Component headingOf(List<Component> outlook) {
        return outlook.stream()
                .flatMap(Component::getChildren)
                .filter(H2.class::isInstance)
                .findFirst()
                .map(KeptFocus::focusable)
                .orElse(null);
    }

    private Div head(OrderDetails details, Moments moments) {
        Div titleLine = new Div(
                new H1(title(details.order())),
                OrderTexts.badge(this, details.order().status()));
        titleLine.addClassName("pw-title-line");
        Paragraph summary = new Paragraph(summary(details, moments));
        summary.addClassName("pw-secondary");
        Div head = new Div(titleLine, summary);
        head.addClassName("pw-order-head");
        return head;
    }

    private String title(PortOutOrder order) {
        return getTranslation(titleKey, OrderTexts.name(this, order.name()));
    }

    private void happened(News happened) {
        PortOutOrder before = shown;
        if (before != null && happened.concern(Topic.ORDER, before.id())) {
            find(before.id()).filter(this::showIfChanged).ifPresent(details -> {
                KeptFocus.afterNews(content, meaning == null ? content : meaning);
                news.setText(getTranslation(
                        "order.news", OrderTexts.state(this, details.order().status())));
            });
        }
    }

    @Override
    public final String getPageTitle() {
        return PageTitles.of(this, shown == null ? listTitle : title(shown));
    }
}
