package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.access.DisputeService;
import io.portwarden.shared.Page;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.News;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The disputes of all tenants that wait for an operator's decision, those that can be stopped the shortest at the top (ORD-13). */
@Route("provider/disputes")
@RolesAllowed("SUPPORT")
public class DisputesView extends Main implements HasDynamicTitle {

    private static final int PAGE = 50;

    private final transient DisputeService disputes;
    private final Div content = new Div();
    private final Span news = new Span();
    private final Button more = new Button();
    private final ArrayList<DisputedOrder> shown = new ArrayList<>();
    private int wanted = PAGE;

    public DisputesView(DisputeService disputes, LiveUpdates liveUpdates) {
        this.disputes = disputes;
        addClassName("pw-page");
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        more.setText(getTranslation("disputes.more"));
        more.addClickListener(click -> {
            wanted += PAGE;
            show();
        });
        add(
                new PageHead(getTranslation("disputes.title"), getTranslation("disputes.purpose")),
                news,
                content,
                new Div(more));
        WhileShown.follow(this, liveUpdates, this::happened);
        fill(read());
    }

    private void happened(News happened) {
        if (happened.concern(Topic.ORDER) && show()) {
            news.setText(getTranslation("disputes.news", shown.size()));
        }
    }

    /** @return whether there was anything new; otherwise what is read, and has the focus, is left alone */
    private boolean show() {
        List<DisputedOrder> now = read();
        if (now.equals(shown)) {
            return false;
        }
        fill(now);
        return true;
    }

    private List<DisputedOrder> read() {
        List<DisputedOrder> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            Page<DisputedOrder, UUID> page = disputes.undecided(after.orElse(null), PAGE);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent() && all.size() < wanted);
        more.setVisible(after.isPresent());
        return all;
    }

    private void fill(List<DisputedOrder> now) {
        shown.clear();
        shown.addAll(now);
        content.removeAll();
        if (now.isEmpty()) {
            content.add(new EmptyState(
                    Glyph.FLAG, getTranslation("disputes.empty.title"), getTranslation("disputes.empty")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("pw-disputes");
        HashMap<CarrierId, CarrierContact> contacts = new HashMap<>();
        now.forEach(dispute -> list.add(new DisputeCard(
                dispute,
                disputes.conflictTime(dispute),
                () -> contacts.computeIfAbsent(dispute.carrierId(), disputes::contact)
                        .toCall(dispute.carrierName()))));
        content.add(list);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("disputes.title"));
    }
}
