package io.portwarden.order.life;

import static io.portwarden.TestWorld.as;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.store.LapseRepository;
import io.portwarden.order.store.ReviewRepository;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Takes orders through their lives by the real services, for tests. Found by whoever asks for it. */
@Lazy
@Component
public class OrderLife {

    private static final Explanation WHY = new Explanation("We did not ask for this.");

    private final TestWorld world;
    private final CarrierOrderService placing;
    private final OrderService tenantSide;
    private final DisputeService disputes;
    private final DeskOrderService desk;
    private final ReviewCloser closer;
    private final OrderLapser lapser;

    public OrderLife(
            TestWorld world,
            CarrierOrderService placing,
            OrderService tenantSide,
            DisputeService disputes,
            DeskOrderService desk,
            ReviewCloser closer,
            OrderLapser lapser) {
        this.world = world;
        this.placing = placing;
        this.tenantSide = tenantSide;
        this.disputes = disputes;
        this.desk = desk;
        this.closer = closer;
        this.lapser = lapser;
    }

    public PortOutOrder place(Carrier carrier, PlaceOrder order) {
        return as(carrier, () -> placing.place(carrier, order)).order();
    }

    /** A new order for one number of a tenant, in that state; the tenant's PIN must be this, or null for none. */
    public PortOutOrder in(
            OrderStatus status, TestTenant tenant, PhoneNumber number, Carrier carrier, @Nullable String pin) {
        boolean spoiled = status == OrderStatus.REJECTED;
        PlaceOrder good = OrderFixture.order(tenant, carrier, pin, List.of(number));
        PortOutOrder order = place(carrier, spoiled ? otherAccount(good) : good);
        return switch (status) {
            case PENDING, REJECTED -> order;
            case DISPUTED -> dispute(tenant, order);
            case CONFIRMED -> confirm(tenant, order);
            case CANCELLED -> cancel(carrier, order);
            case COMPLETED -> {
                confirm(tenant, order);
                makeDue(order);
                yield complete(carrier, order);
            }
        };
    }

    private static PlaceOrder otherAccount(PlaceOrder good) {
        return new PlaceOrder(
                good.name(),
                good.phoneNumbers(),
                "OTHER",
                good.zipCode(),
                good.pin(),
                good.desiredDueDate(),
                good.initiatorPhone(),
                good.agencyAuthority(),
                good.newNetworkServiceProvider());
    }

    public PortOutOrder confirm(TestTenant tenant, PortOutOrder order) {
        return as(tenant.admin(), () -> tenantSide.confirm(order.id()));
    }

    public PortOutOrder dispute(TestTenant tenant, PortOutOrder order) {
        return as(tenant.admin(), () -> tenantSide.dispute(order.id(), WHY));
    }

    PortOutOrder uphold(PortOutOrder order) {
        return as(world.operator(), () -> disputes.uphold(order.id(), new Explanation("The customer is right.")))
                .order();
    }

    PortOutOrder overrule(PortOutOrder order) {
        return as(world.operator(), () -> disputes.overrule(order.id(), new Explanation("The carrier has a letter.")))
                .order();
    }

    public PortOutOrder supplement(Carrier carrier, PortOutOrder order, Supplement supplement) {
        return as(carrier, () -> placing.supplement(carrier, order.id(), supplement));
    }

    public PortOutOrder cancel(Carrier carrier, PortOutOrder order) {
        return supplement(carrier, order, new Supplement.Cancel(order.name().version() + 1));
    }

    public PortOutOrder complete(Carrier carrier, PortOutOrder order) {
        return as(carrier, () -> placing.complete(carrier, order.id()));
    }

    /** @return whether it was this call that confirmed the order */
    public boolean endReview(PortOutOrder order) {
        return closer.end(new ReviewRepository.Due(order.tenantId(), order.id(), Instant.EPOCH));
    }

    /** @return whether all sides were told of its lapse, or it has lapsed, or its dispute has ended */
    public boolean lapse(PortOutOrder order) {
        return lapser.doOne(new LapseRepository.Overdue(
                order.tenantId(), order.id(), LocalDate.EPOCH, LocalDate.EPOCH, null, null));
    }

    /** As if it had been due so many days ago, where it is read without a zone of its own. */
    public void makeDue(PortOutOrder order, int daysAgo) {
        LocalDate day = LocalDate.now(ZoneId.of("America/New_York")).minusDays(daysAgo);
        world.superuser().sql("""
                        update port_out_orders set desired_due_date = :day,
                            firm_order_commitment_date = case when status = 'confirmed' then cast(:day as date) end
                        where order_id = :id
                        """).param("day", day).param("id", order.id()).update();
    }

    /** As if so many days had passed since, for its due date and for what was told of its lapse. */
    public void daysPass(PortOutOrder order, int days) {
        world.superuser().sql("""
                        update port_out_orders set desired_due_date = desired_due_date - cast(:days as integer),
                            firm_order_commitment_date = firm_order_commitment_date - cast(:days as integer)
                        where order_id = :id
                        """).param("days", days).param("id", order.id()).update();
        world.superuser().sql("""
                        update order_events set happened_at = happened_at - make_interval(days => cast(:days as integer)),
                            note = to_char(cast(note as date) - cast(:days as integer), 'YYYY-MM-DD')
                        where order_id = :id and kind = 'lapse-ahead'
                        """).param("days", days).param("id", order.id()).update();
    }

    /** So that the next round lets it lapse, or ends its dispute. */
    public void makeLapse(PortOutOrder order) {
        makeDue(order, 10);
        lapse(order);
        daysPass(order, 1);
    }

    /** Sets the clock of one order back, not the clock of all others forward. */
    public void makeReviewOver(PortOutOrder order) {
        world.superuser()
                .sql("update port_out_orders set review_ends_at = now() - interval '1 minute' where order_id = ?")
                .param(order.id())
                .update();
    }

    /** As if an upstream had told of it that does not have the PIN (UPS-9). */
    void makeSilenceRefuse(PortOutOrder order) {
        world.superuser()
                .sql("update port_out_orders set silence_refuses = true where order_id = ?")
                .param(order.id())
                .update();
    }

    public void makeDue(PortOutOrder order) {
        world.superuser()
                .sql("update port_out_orders set firm_order_commitment_date = ? where order_id = ?")
                .params(LocalDate.now().minusDays(1), order.id())
                .update();
    }

    /** Everything again, with another PIN. */
    public static Supplement.Correction correction(PortOutOrder order, TestTenant tenant, @Nullable String pin) {
        return new Supplement.Correction(
                order.name().version() + 1,
                null,
                tenant.tenant().accountNumber(),
                null,
                pin == null ? null : new SentPin(pin),
                null,
                null,
                null,
                null);
    }

    public PortOutOrder read(PortOutOrder order) {
        return details(order.id()).order();
    }

    public OrderDetails details(UUID id) {
        return as(world.operator(), () -> desk.find(id)).orElseThrow().details();
    }

    public List<OrderEventKind> timeline(PortOutOrder order) {
        return details(order.id()).timeline().stream().map(OrderEvent::kind).toList();
    }

    /** Everything that the database holds of an order, trail and outbox included. */
    public String everythingOf(PortOutOrder order) {
        return world.superuser()
                .sql("""
                        select concat_ws(' | ',
                            (select o::text from port_out_orders o where order_id = :id),
                            (select string_agg(n::text, ',' order by phone_number) from order_numbers n where order_id = :id),
                            (select string_agg(e::text, ',' order by event_id) from order_events e where order_id = :id),
                            (select string_agg(n::text, ',' order by version) from order_names n where order_id = :id),
                            (select count(*) from audit_entries where subject_id = :id),
                            (select string_agg(p.phone_number || p.status, ',' order by p.phone_number)
                             from phone_numbers p join order_numbers n using (phone_number) where n.order_id = :id),
                            (select count(*) from order_names where order_id is null))
                        """)
                .param("id", order.id())
                .query(String.class)
                .single();
    }

    public List<String> trail(PortOutOrder order) {
        return world.superuser()
                .sql("select kind from audit_entries where subject_id = ? order by position")
                .param(order.id())
                .query((row, index) -> row.getString(1))
                .list();
    }
}
