package io.portwarden.order.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads from the orders in one state to those in another, and says how many there are in each. */
public final class StateLinks extends Nav {

    private final StateLink all = new StateLink(null);
    private final Map<OrderStatus, StateLink> links = new EnumMap<>(OrderStatus.class);

    public StateLinks() {
        addClassName("pw-states");
        setAriaLabel(getTranslation("orders.filter.state"));
        add(all);
        for (OrderStatus status : OrderStatus.values()) {
            StateLink link = new StateLink(status);
            links.put(status, link);
            add(link);
        }
    }

    void show(OrderAddress address) {
        show(address.status(), status -> address.in(status).link());
    }

    /** @param address of the orders in a state; of all for null */
    public void show(@Nullable OrderStatus shown, Function<@Nullable OrderStatus, String> address) {
        all.lead(shown, address);
        links.values().forEach(link -> link.lead(shown, address));
    }

    public void show(OrderCounts counts) {
        boolean more = links.keySet().stream().anyMatch(status -> counts.in(status) > OrderCounts.MOST);
        all.count(more ? OrderCounts.MOST + 1 : counts.all(), more);
        links.forEach((status, link) -> link.count(counts.in(status), counts.in(status) > OrderCounts.MOST));
    }

    /** One state, or all. */
    private static final class StateLink extends Anchor {

        private final @Nullable OrderStatus status;
        private final Span number = new Span();

        StateLink(@Nullable OrderStatus status) {
            this.status = status;
            number.addClassName("pw-count");
            if (status == null) {
                add(new Span(getTranslation("orders.filter.all")));
            } else {
                addClassName("pw-state-" + status.code());
                add(OrderTexts.glyph(status).create(), new Span(OrderTexts.state(this, status)));
            }
            add(number);
        }

        void lead(@Nullable OrderStatus shown, Function<@Nullable OrderStatus, String> address) {
            setHref(address.apply(status));
            if (shown == status) {
                getElement().setAttribute("aria-current", "true");
            } else {
                getElement().removeAttribute("aria-current");
            }
        }

        void count(int orders, boolean more) {
            number.setText(
                    more
                            ? getTranslation("orders.count.more", OrderCounts.MOST)
                            : getTranslation("orders.count", orders));
        }
    }
}
