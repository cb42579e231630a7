package io.portwarden.order.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.portwarden.order.access.DeskDetails;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrderService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Answers 404 already to the request that loads the page of an order that is not there. Vaadin itself answers 200 to
 * every page, and says only then, over its own connection, that there is nothing.
 */
@Component
class OrderPageStatus implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final String ORDERS = "/port-orders/";
    private static final String DISPUTES = "/provider/disputes/";
    private static final String DESK = "/provider/orders/";
    private static final String ENTRY = "/provider/orders/new";

    private final transient OrderService orders;
    private final transient DeskOrderService desk;

    OrderPageStatus(OrderService orders, DeskOrderService desk) {
        this.orders = orders;
        this.desk = desk;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::pageAsked);
    }

    private void pageAsked(IndexHtmlResponse response) {
        String path = response.getVaadinRequest().getPathInfo();
        Optional<Role> role = CurrentPerson.find().map(SignedInPerson::role);
        if (path != null && role.isPresent() && isMissing(path, role.get().isProviders())) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private boolean isMissing(String path, boolean providers) {
        if (providers) {
            return isMissing(
                            path,
                            DISPUTES,
                            id -> desk.find(id).map(DeskDetails::details).filter(OrderDetails::wasDisputed))
                    || (!path.equals(ENTRY) && isMissing(path, DESK, desk::find));
        }
        return isMissing(path, ORDERS, orders::find);
    }

    private static boolean isMissing(String path, String screen, Function<UUID, ? extends Optional<?>> find) {
        return path.startsWith(screen)
                && path.length() > screen.length()
                && Identifiers.written(path.substring(screen.length()))
                        .flatMap(find)
                        .isEmpty();
    }
}
