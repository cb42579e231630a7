package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrderService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Support;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One port-out order: what it is, what stands in its way, what has happened, and what comes next. */
@Route("port-orders")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class OrderDetailView extends OrderPage {

    private final transient OrderService orders;
    private final transient AskFirstService askFirst;
    private final transient Support support;
    private final transient FreshSignInPrompt signInAgain;

    public OrderDetailView(
            OrderService orders,
            AskFirstService askFirst,
            Support support,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        super(Audience.TENANT, "port-orders", "orders.title", "order.title", liveUpdates);
        this.orders = orders;
        this.askFirst = askFirst;
        this.support = support;
        this.signInAgain = signInAgain;
    }

    @Override
    protected Optional<OrderDetails> find(UUID id) {
        return orders.find(id);
    }

    @Override
    protected String summary(OrderDetails details, Moments moments) {
        return getTranslation(
                "order.summary",
                OrderTexts.asker(this, details.carrier()),
                details.order().numbers().size(),
                moments.dateAndTime(details.order().receivedAt()));
    }

    @Override
    protected List<Component> outlook(OrderDetails details, Moments moments) {
        boolean admin = CurrentPerson.get().role() == Role.TENANT_ADMIN;
        OrderOutlook outlook = new OrderOutlook(details, orders.disputeTime(details.order()), moments, admin);
        if (details.order().status() == OrderStatus.DISPUTED) {
            outlook.add(new ConflictClock(
                    orders.conflictTime(details.order()),
                    Audience.TENANT,
                    () -> OrderTexts.support(this, support),
                    moments));
        }
        outlook.add(new YesPanel(details, askFirst, signInAgain, moments, admin, this::reload));
        outlook.add(new OrderActions(details, orders, support, signInAgain, moments, this::reload));
        return List.of(outlook);
    }
}
