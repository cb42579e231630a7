package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderMove;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes moves: what has become of an order, its timeline, the trail, what the admins are told and what open pages show
 * are stored in one transaction, that under way, in which the order must be held.
 */
@Component
public class OrderChanges {

    private final OrderStore store;
    private final OrderRecords records;
    private final CarrierService carriers;
    private final LiveUpdates liveUpdates;
    private final ObjectProvider<OrderMove.Listener> listeners;
    private final Clock clock;

    OrderChanges(
            OrderStore store,
            OrderRecords records,
            CarrierService carriers,
            LiveUpdates liveUpdates,
            ObjectProvider<OrderMove.Listener> listeners,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.carriers = carriers;
        this.liveUpdates = liveUpdates;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The moment at which a held order changes: never before its last change, though clocks of nodes differ. */
    public Instant momentFor(PortOutOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(order.updatedAt()) ? order.updatedAt() : now;
    }

    /**
     * Tells all sides that a held order lapses, which stays as it is until then.
     *
     * @param day with whose beginning it lapses
     */
    void announceLapse(PortOutOrder order, LocalDate day, Instant at) {
        store.append(order, OrderActor.SYSTEM.event(at, OrderEventKind.LAPSE_AHEAD, day.toString()));
        liveUpdates.publish(new LiveUpdate(order.tenantId(), LiveUpdate.Topic.ORDER, order.id()));
        records.lapseAhead(order, day, at, carriers.get(order.carrierId()));
    }

    /** Writes down and tells that an admin lets a held order pass when it is asked for again; it stays as it is (UPS-6). */
    public void allow(PortOutOrder order, OrderActor admin, Instant at) {
        store.append(order, admin.event(at, OrderEventKind.ALLOWED_NEXT_TIME));
        liveUpdates.publish(new LiveUpdate(order.tenantId(), LiveUpdate.Topic.ORDER, order.id()));
        records.allowed(order, admin, carriers.get(order.carrierId()));
    }

    public PortOutOrder make(OrderMove move, PortOutOrder before, PortOutOrder after, OrderActor actor) {
        return make(move, before, after, actor, null);
    }

    /** @param note what stands beside it in the timeline */
    public PortOutOrder make(
            OrderMove move, PortOutOrder before, PortOutOrder after, OrderActor actor, @Nullable String note) {
        return make(move, before, after, actor, note, List.of());
    }

    /** @param locked those of its numbers that were locked when they left */
    PortOutOrder complete(PortOutOrder before, PortOutOrder after, OrderActor actor, List<PhoneNumber> locked) {
        return make(OrderMove.COMPLETE, before, after, actor, null, locked);
    }

    private PortOutOrder make(
            OrderMove move,
            PortOutOrder before,
            PortOutOrder after,
            OrderActor actor,
            @Nullable String note,
            List<PhoneNumber> locked) {
        if (!move.leads(before.status(), after.status())) {
            throw new IllegalStateException(move + " does not lead from " + before.status() + " to " + after.status());
        }
        store.update(before, after);
        actor.entry(after.updatedAt()).ifPresent(entry -> store.append(after, entry));
        store.append(after, actor.event(after.updatedAt(), move.event(), note));
        if (move == OrderMove.CORRECT) {
            store.append(after, OrderActor.examined(after));
        }
        if (move == OrderMove.CORRECT || move == OrderMove.CHANGE_DUE_DATE) {
            OrderActor.movedDate(after).ifPresent(moved -> store.append(after, moved));
        }
        liveUpdates.publish(new LiveUpdate(after.tenantId(), LiveUpdate.Topic.ORDER, after.id()));
        if (move == OrderMove.COMPLETE) {
            liveUpdates.publish(new LiveUpdate(
                    after.tenantId(), LiveUpdate.Topic.NUMBER, after.tenantId().value()));
        }
        Carrier carrier = carriers.get(after.carrierId());
        listeners.orderedStream().forEach(listener -> listener.moved(move, before, after, carrier));
        records.changed(move, before, after, actor, carrier, locked);
        return after;
    }
}
