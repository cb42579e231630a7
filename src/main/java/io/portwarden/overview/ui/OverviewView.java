package io.portwarden.overview.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.access.OrderStatistics;
import io.portwarden.pin.PinStatus;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where everybody comes in: a tenant's people to how they stand, the provider's on to the desk. */
@Route("")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER", "SUPPORT"})
public class OverviewView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final int WAITING_SHOWN = 5;
    private static final String QUIET = "";

    private final OrderService orders;
    private final AskFirstService askFirst;
    private final OrderStatistics statistics;
    private final PinService pins;
    private final NumberLockService numbers;
    private final boolean admin = CurrentPerson.get().role() == Role.TENANT_ADMIN;
    private final FirstStep firstStep = new FirstStep(admin);
    private final Tile pin = Tile.of(Glyph.SHIELD, getTranslation("overview.pin.title"));
    private final PinButton pinButton = new PinButton(false);
    private final Tile waiting = Tile.leading(
            Glyph.CLOCK, getTranslation("overview.answer.title"), "port-orders?status=pending&sort=oldest");
    private final Tile leaving = Tile.leading(
            Glyph.PORT_OUT, getTranslation("overview.leaving.title"), "port-orders?status=confirmed&sort=due-soonest");
    private final Tile locked =
            Tile.leading(Glyph.LOCK, getTranslation("overview.locked.title"), "numbers?lock=locked");
    private final Tile guarded = Tile.leading(Glyph.SHIELD, getTranslation("overview.guarded.title"), "numbers");
    private final WaitingOrders waitingOrders = new WaitingOrders();
    private final Div chart = new Div();
    private @Nullable History drawn;

    public OverviewView(
            OrderService orders,
            AskFirstService askFirst,
            OrderStatistics statistics,
            PinService pins,
            NumberLockService numbers,
            LiveUpdates liveUpdates) {
        this.orders = orders;
        this.askFirst = askFirst;
        this.statistics = statistics;
        this.pins = pins;
        this.numbers = numbers;
        addClassNames("pw-page", "pw-overview");
        pin.add(pinButton);
        Div tiles = new Div(pin, waiting, leaving, locked, guarded);
        tiles.addClassName("pw-tiles");
        add(
                new PageHead(getTranslation("overview.title"), getTranslation("overview.purpose")),
                firstStep,
                tiles,
                waitingOrders,
                chart);
        WhileShown.follow(this, liveUpdates, news -> show());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentPerson.get().role().isProviders()) {
            event.forwardTo("provider/orders");
        } else {
            show();
        }
    }

    private void show() {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        showPin(pins.status(), moments);
        showOrders(moments);
        showNumbers(numbers.counts(NumberFilter.ALL));
        Weeks weeks = Weeks.until(LocalDate.now(moments.zone()), moments.zone());
        History history = new History(weeks, statistics.received(weeks.parted()), pins.wrongPins(weeks.parted()));
        if (!history.equals(drawn)) {
            drawn = history;
            chart.removeAll();
            chart.add(new WeeksChart(history));
        }
    }

    private void showPin(PinStatus status, Moments moments) {
        firstStep.show(status);
        pinButton.setVisible(admin && status.applies() && !FirstStep.isNeeded(status));
        if (!status.applies()) {
            pin.show(
                    getTranslation("overview.pin.elsewhere"),
                    getTranslation("orders.pin.elsewhere", status.country().getDisplayCountry(getLocale())),
                    QUIET);
        } else if (status.locked()) {
            pin.show(getTranslation("overview.pin.locked"), getTranslation("overview.pin.stops"), "pw-state-rejected");
        } else {
            status.lastSet()
                    .ifPresentOrElse(
                            set -> pin.show(
                                    getTranslation("overview.pin.set"),
                                    getTranslation("overview.pin.set.when", moments.date(set.at()), set.by()),
                                    "pw-state-confirmed"),
                            () -> pin.show(
                                    getTranslation("overview.pin.missing"),
                                    getTranslation("overview.pin.stops"),
                                    "pw-state-pending"));
        }
    }

    private void showOrders(Moments moments) {
        OrderCounts counts = orders.count(OrderSearch.ALL);
        List<OrderListItem> oldest = orders.list(in(OrderStatus.PENDING), OrderSort.OLDEST, null, WAITING_SHOWN)
                .items();
        List<OrderListItem> asked = askFirst.waiting(OrderCounts.MOST + 1);
        int inReview = counts.in(OrderStatus.PENDING);
        waiting.show(
                figure(inReview + asked.size()),
                answers(inReview, orders.toConfirm(), asked.size()),
                oldest.isEmpty() && asked.isEmpty() ? QUIET : "pw-state-pending");
        waitingOrders.show(Stream.concat(asked.stream(), oldest.stream())
                .sorted(Comparator.comparing(OrderListItem::receivedAt))
                .limit(WAITING_SHOWN)
                .toList());
        String next = orders.list(in(OrderStatus.CONFIRMED), OrderSort.DUE_SOONEST, null, 1).items().stream()
                .findFirst()
                .map(order -> order.isDated()
                        ? getTranslation("overview.leaving.next", moments.date(order.dueDate()))
                        : getTranslation("overview.leaving.now"))
                .orElseGet(() -> getTranslation("overview.leaving.none"));
        leaving.show(figure(counts.in(OrderStatus.CONFIRMED)), next, QUIET);
    }

    /** What silence makes of those that wait: it confirms, refuses, or leaves them refused (ORD-4, UPS-6, UPS-9). */
    private String answers(int inReview, int toConfirm, int asked) {
        List<String> parts = new ArrayList<>();
        if (inReview > toConfirm || inReview + asked == 0) {
            parts.add(getTranslation("overview.answer.meaning", inReview - toConfirm));
        }
        if (toConfirm > 0) {
            parts.add(getTranslation("overview.answer.to-confirm", toConfirm));
        }
        if (asked > 0) {
            parts.add(getTranslation("overview.answer.yes", asked));
        }
        return String.join(" ", parts);
    }

    private static OrderSearch in(OrderStatus status) {
        return new OrderSearch(status, null, null, null, null);
    }

    private String figure(int count) {
        return count > OrderCounts.MOST
                ? getTranslation("orders.count.more", OrderCounts.MOST)
                : getTranslation("orders.count", count);
    }

    private void showNumbers(NumberCounts counts) {
        int held = counts.locked() + counts.unlocked();
        locked.show(
                getTranslation("overview.locked.of", counts.locked(), held),
                LockWords.of(this, held, counts.unlocked(), orders.numbersUnderWay()),
                QUIET);
        int elsewhere = counts.guardedBy(Guard.UPSTREAM);
        int unguarded = counts.guardedBy(Guard.NOBODY);
        guarded.show(
                getTranslation("overview.locked.of", counts.guardedBy(Guard.HERE), held),
                getTranslation("overview.guarded.meaning", elsewhere, unguarded),
                unguarded == 0 ? QUIET : "pw-state-pending");
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("overview.title"));
    }
}
