package io.portwarden.shell;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Answers 404 already to the request that loads a page that does not exist; Vaadin itself answers 200 to every one. */
@Component
class UnknownPageStatus implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(UnknownPageStatus::pageAsked);
    }

    private static void pageAsked(IndexHtmlResponse response) {
        String path = response.getVaadinRequest().getPathInfo();
        if (path != null
                && RouteConfiguration.forApplicationScope()
                        .getRoute(path.substring(path.startsWith("/") ? 1 : 0))
                        .isEmpty()) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
