package io.portwarden.portback.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.portback.access.PortBackService;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;

/** The evidence sheet, for the tenant whose numbers left. */
@Route("port-backs/evidence")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class EvidenceView extends EvidencePage {

    private final transient PortBackService service;

    public EvidenceView(PortBackService service) {
        super(CaseAudience.TENANT);
        this.service = service;
    }

    @Override
    Optional<PortBackDetails> find(UUID id) {
        return service.find(id);
    }
}
