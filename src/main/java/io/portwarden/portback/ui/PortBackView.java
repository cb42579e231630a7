package io.portwarden.portback.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.portback.access.PortBackService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One case, for the tenant whose numbers left: what is being done, until when, and what the tenant can say. */
@Route("port-backs")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class PortBackView extends CasePage {

    private final transient PortBackService service;
    private final transient FreshSignInPrompt signInAgain;
    private final transient Support support;

    public PortBackView(
            PortBackService service, FreshSignInPrompt signInAgain, Support support, LiveUpdates liveUpdates) {
        super(CaseAudience.TENANT, liveUpdates);
        this.service = service;
        this.signInAgain = signInAgain;
        this.support = support;
    }

    @Override
    Optional<PortBackDetails> find(UUID id) {
        return service.find(id);
    }

    @Override
    List<Component> buttons(PortBackDetails details) {
        PortBack about = details.about();
        if (!service.can(PortBackMove.SAY_UNWANTED, about)) {
            return List.of();
        }
        Button unwanted = new Button(
                getTranslation("portback.move.say-unwanted.action"),
                Glyph.FLAG.create(),
                click -> new CaseDialog(
                                PortBackMove.SAY_UNWANTED,
                                signInAgain,
                                statement -> service.sayUnwanted(about.id(), statement),
                                this::reload)
                        .open());
        unwanted.addThemeVariants(ButtonVariant.PRIMARY);
        return List.of(unwanted);
    }

    @Override
    List<Component> hints(PortBackDetails details) {
        PortBack about = details.about();
        List<Component> hints = new ArrayList<>();
        if (about.status().isOpen() && !about.unwanted() && CurrentPerson.get().role() != Role.TENANT_ADMIN) {
            Div line = new Div(Glyph.INFO.create(), new Span(getTranslation("portback.ask-admin")));
            line.addClassName("pw-line");
            hints.add(line);
        }
        hints.add(new SupportContact(support));
        return hints;
    }
}
