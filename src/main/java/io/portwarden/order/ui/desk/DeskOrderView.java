package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.portwarden.order.access.DeskDetails;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.OrderPage;
import io.portwarden.order.ui.OrderTexts;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Moments;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One order of any tenant, for operators: a dispute to decide, what the carrier may know, and what it wants now. */
@Route("provider/orders")
@RolesAllowed("SUPPORT")
public class DeskOrderView extends OrderPage {

    private final transient DeskOrderService desk;
    private final transient DeskEntryService entry;
    private final transient DisputeService disputes;

    public DeskOrderView(
            DeskOrderService desk, DeskEntryService entry, DisputeService disputes, LiveUpdates liveUpdates) {
        super(Audience.PROVIDER, DeskAddress.PATH, "desk.title", "order.title", liveUpdates);
        this.desk = desk;
        this.entry = entry;
        this.disputes = disputes;
    }

    @Override
    protected Optional<OrderDetails> find(UUID id) {
        return desk.find(id).map(DeskDetails::details);
    }

    @Override
    protected String summary(OrderDetails details, Moments moments) {
        return getTranslation(
                "desk.order.summary",
                OrderTexts.asker(this, details.carrier()),
                details.order().numbers().size(),
                desk.tenantOf(details.order()).name(),
                moments.dateAndTime(details.order().receivedAt()));
    }

    @Override
    protected List<Component> outlook(OrderDetails details, Moments moments) {
        List<Component> outlook = new ArrayList<>();
        if (details.wasDisputed()) {
            outlook.add(new DisputeCase(details, disputes, moments, this::reload));
        }
        outlook.add(new CarrierSide(details, entry, this::reload));
        return outlook;
    }
}
