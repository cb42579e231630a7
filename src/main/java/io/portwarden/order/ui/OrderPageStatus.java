package io.portwarden.order.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.portwarden.order.DisputeService;
import io.portwarden.order.OrderService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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

    private final transient OrderService orders;
    private final transient DisputeService disputes;

    OrderPageStatus(OrderService orders, DisputeService disputes) {
        this.orders = orders;
        this.disputes = disputes;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::pageAsked);
    }

    private void pageAsked(IndexHtmlResponse response) {
        String path = response.getVaadinRequest().getPathInfo();
        Optional<Role> role = CurrentPerson.find().map(SignedInPerson::role);
        if (path != null && role.isPresent() && isMissing(path, role.get() == Role.OPERATOR)) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private boolean isMissing(String path, boolean operator) {
        if (operator) {
            return isBelow(path, DISPUTES)
                    && DisputeView.find(disputes, path.substring(DISPUTES.length()))
                            .isEmpty();
        }
        return isBelow(path, ORDERS)
                && OrderDetailView.find(orders, path.substring(ORDERS.length())).isEmpty();
    }

    private static boolean isBelow(String path, String screen) {
        return path.startsWith(screen) && path.length() > screen.length();
    }
}
