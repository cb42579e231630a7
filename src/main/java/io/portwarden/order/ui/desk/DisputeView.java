package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.portwarden.order.access.DeskDetails;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.OrderPage;
import io.portwarden.order.ui.OrderTexts;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Moments;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One disputed order, for the operator who decides; and what was decided. An order never disputed is not found here. */
@Route("provider/disputes")
@RolesAllowed("SUPPORT")
public class DisputeView extends OrderPage {

    private final transient DeskOrderService desk;
    private final transient DisputeService disputes;

    public DisputeView(DeskOrderService desk, DisputeService disputes, LiveUpdates liveUpdates) {
        super(Audience.PROVIDER, "provider/disputes", "disputes.title", "dispute.title", liveUpdates);
        this.desk = desk;
        this.disputes = disputes;
    }

    @Override
    protected Optional<OrderDetails> find(UUID id) {
        return desk.find(id).map(DeskDetails::details).filter(OrderDetails::wasDisputed);
    }

    @Override
    protected String summary(OrderDetails details, Moments moments) {
        return getTranslation(
                "dispute.summary",
                OrderTexts.asker(this, details.carrier()),
                details.order().numbers().size(),
                desk.tenantOf(details.order()).name());
    }

    @Override
    protected List<Component> outlook(OrderDetails details, Moments moments) {
        return List.of(new DisputeCase(details, disputes, moments, this::reload));
    }
}
