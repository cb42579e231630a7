package io.portwarden.portback.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.portback.access.PortBackDetails;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;

/** The evidence sheet, for the operator who asks for the numbers. */
@Route("provider/port-backs/evidence")
@RolesAllowed("SUPPORT")
public class DeskEvidenceView extends EvidencePage {

    private final transient PortBackDesk desk;

    public DeskEvidenceView(PortBackDesk desk) {
        super(CaseAudience.PROVIDER);
        this.desk = desk;
    }

    @Override
    Optional<PortBackDetails> find(UUID id) {
        return desk.find(id);
    }
}
