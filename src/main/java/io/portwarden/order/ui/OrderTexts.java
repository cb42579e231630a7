package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.Reason;
import io.portwarden.order.access.ConflictTime;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Support;
import java.util.stream.Collectors;

/** Says in plain words what states, reasons and names of orders mean, in the language of the asking component. */
public final class OrderTexts {

    private static final int REASONS_IN_A_LIST = 2;

    private OrderTexts() {}

    public static String state(Component speaker, OrderStatus status) {
        return speaker.getTranslation("state." + status.code() + ".label");
    }

    /** What comes next, and until when it can be stopped. */
    static String next(Component speaker, OrderStatus status, DisputeTime time, Moments moments) {
        return time.kind() == DisputeTime.Kind.NONE
                ? speaker.getTranslation("state." + status.code() + ".next")
                : speaker.getTranslation(
                        "dispute-time." + time.kind().code(),
                        time.reviewEnds() == null ? "" : moments.deadline(time.reviewEnds(), time.zone()),
                        day(time, moments),
                        time.lapsesOn() == null ? "" : moments.beginning(time.lapsesOn(), time.zone()));
    }

    /** What comes of confirming an order now. */
    static String ifConfirmed(Component speaker, String carrier, DisputeTime then, Moments moments) {
        return speaker.getTranslation(
                then.kind() == DisputeTime.Kind.CONFIRMED ? "move.confirm.words" : "move.confirm.words.due",
                carrier,
                day(then, moments));
    }

    private static String day(DisputeTime time, Moments moments) {
        return time.movesOn() == null ? "" : moments.beginning(time.movesOn(), time.zone());
    }

    /** Until when a dispute that is made now can be followed by a message, or whom to call besides (ORD-13). */
    static String ifDisputed(Component speaker, ConflictTime time, Support support, Moments moments) {
        return time.until() == null || time.isOver()
                ? speaker.getTranslation("move.dispute.late", support(speaker, support))
                : speaker.getTranslation("move.dispute.until", moments.deadline(time.until(), time.zone()));
    }

    /** Whom a tenant calls. */
    static String support(Component speaker, Support support) {
        return support.telephone().orElseGet(() -> speaker.getTranslation("conflict.whom"));
    }

    static Glyph glyph(OrderStatus status) {
        return switch (status) {
            case REJECTED -> Glyph.REFUSED;
            case PENDING -> Glyph.CLOCK;
            case DISPUTED -> Glyph.FLAG;
            case CONFIRMED -> Glyph.CHECK;
            case COMPLETED -> Glyph.PORT_OUT;
            case CANCELLED -> Glyph.CANCELLED;
        };
    }

    static Span badge(Component speaker, OrderStatus status) {
        Span badge = new Span(glyph(status).create(), new Span(state(speaker, status)));
        badge.addClassNames("pw-state", "pw-state-" + status.code());
        return badge;
    }

    /** The name without its version while there is but one. */
    public static String name(Component speaker, OrderName name) {
        return name.version() == 1
                ? name.purchaseOrderNumber()
                : speaker.getTranslation("order.name", name.purchaseOrderNumber(), name.version());
    }

    /** Whoever wants the numbers, or through whom (UPS-7). */
    public static String carrier(Component speaker, OrderListItem order) {
        return order.throughUpstream()
                ? speaker.getTranslation("fact.carrier.through", order.carrierName())
                : order.carrierName();
    }

    /** The same where a sentence begins with it. */
    public static String asker(Component speaker, Carrier carrier) {
        return carrier.upstream() ? speaker.getTranslation("order.asker.through", carrier.name()) : carrier.name();
    }

    static String numbers(Component speaker, OrderListItem order) {
        String first = order.firstNumber().national();
        return order.numberCount() == 1
                ? first
                : speaker.getTranslation("order.numbers", first, order.numberCount() - 1);
    }

    /** The most telling reasons; the order itself names them all. */
    static String reasons(Component speaker, OrderListItem order, Audience audience) {
        String first = order.reasons().stream()
                .limit(REASONS_IN_A_LIST)
                .map(reason -> reason(speaker, reason, audience))
                .collect(Collectors.joining(speaker.getTranslation("list.separator")));
        int more = order.reasons().size() - REASONS_IN_A_LIST;
        return more > 0 ? speaker.getTranslation("order.reasons", first, more) : first;
    }

    /** In a few words, as in a list. */
    public static String reason(Component speaker, Reason reason, Audience audience) {
        return audience == Audience.PROVIDER && reason.speaksToTenant()
                ? speaker.getTranslation("provider.reason." + reason.carrierCode())
                : speaker.getTranslation("reason." + reason.code() + ".short");
    }
}
