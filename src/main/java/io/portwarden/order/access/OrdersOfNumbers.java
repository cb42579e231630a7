package io.portwarden.order.access;

import io.portwarden.carrier.CarrierService;
import io.portwarden.number.OpenOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Which orders take numbers away, or have; every method joins the caller's transaction and its scope. */
@Service
public class OrdersOfNumbers {

    private final OrderRepository orders;
    private final OrderFigures figures;
    private final CarrierService carriers;

    OrdersOfNumbers(OrderRepository orders, OrderFigures figures, CarrierService carriers) {
        this.orders = orders;
        this.figures = figures;
        this.carriers = carriers;
    }

    /** One order of the tenant with all that it may know of it. */
    public Optional<OrderDetails> find(TenantId tenantId, UUID id) {
        return orders.ofTenant(tenantId, id)
                .map(order -> new OrderDetails(
                        order, carriers.get(order.carrierId()), orders.timeline(tenantId, id), Optional.empty()));
    }

    /** The order that may still take the number away. */
    public Optional<PortOutOrder> open(TenantId tenantId, PhoneNumber number) {
        return Optional.ofNullable(figures.of(tenantId, List.of(number)).get(number))
                .map(OpenOrder::orderId)
                .flatMap(id -> orders.ofTenant(tenantId, id));
    }

    /** The last order that took the number away from the tenant. */
    public Optional<UUID> completed(TenantId tenantId, PhoneNumber number) {
        return orders.lastCompleted(tenantId, number);
    }

    /** Whether an order took the number away from anybody, in a transaction for the provider. */
    public boolean tookAway(PhoneNumber number) {
        return orders.isInCompleted(number);
    }
}
