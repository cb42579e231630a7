package io.portwarden.order.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.portwarden.order.OrderService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/**
 * Answers 404 already to the request that loads the page of an order that is not there. Vaadin itself answers 200 to
 * every page, and says only then, over its own connection, that there is nothing.
 */
@Component
class OrderPageStatus implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final String PATH = "/port-orders/";

    private final transient OrderService orders;

    OrderPageStatus(OrderService orders) {
        this.orders = orders;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::pageAsked);
    }

    private void pageAsked(IndexHtmlResponse response) {
        String path = response.getVaadinRequest().getPathInfo();
        if (path != null
                && path.startsWith(PATH)
                && path.length() > PATH.length()
                && mayAsk()
                && OrderDetailView.find(orders, path.substring(PATH.length())).isEmpty()) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean mayAsk() {
        return CurrentPerson.find()
                .filter(person -> person.role() != Role.OPERATOR)
                .isPresent();
    }
}
