package io.portwarden.portback.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.portback.access.PortBackService;
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
 * Answers 404 already to the request that loads the page of a case that is not there. Vaadin itself answers 200 to every
 * page, and says only then, over its own connection, that there is nothing.
 */
@Component
class CasePageStatus implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final String EVIDENCE = "evidence/";
    private static final String REPORT = "new";

    private final transient PortBackService service;
    private final transient PortBackDesk desk;

    CasePageStatus(PortBackService service, PortBackDesk desk) {
        this.service = service;
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
        return providers
                ? isMissing(path, CaseAudience.PROVIDER, desk::find)
                : isMissing(path, CaseAudience.TENANT, service::find);
    }

    private static boolean isMissing(
            String path, CaseAudience audience, Function<UUID, Optional<PortBackDetails>> find) {
        String screen = "/" + audience.path() + "/";
        if (!path.startsWith(screen)) {
            return false;
        }
        String rest = path.substring(screen.length());
        String id = rest.startsWith(EVIDENCE) ? rest.substring(EVIDENCE.length()) : rest;
        return !rest.isEmpty()
                && !rest.equals(REPORT)
                && Identifiers.written(id).flatMap(find).isEmpty();
    }
}
