package io.portwarden.pin.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.Support;
import org.springframework.stereotype.Component;

/**
 * Opens the PIN panel over whatever screen has {@code pin} in its address, so that any screen, mail or bookmark leads
 * to it by a link. It opens for tenant admins only.
 */
@Component
class PinPanelOpener implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "pin";

    private final transient PinService pins;
    private final transient FreshSignInPrompt signInAgain;
    private final Support support;

    PinPanelOpener(PinService pins, FreshSignInPrompt signInAgain, Support support) {
        this.pins = pins;
        this.signInAgain = signInAgain;
        this.support = support;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this::follow);
    }

    private void follow(UIInitEvent init) {
        init.getUI().addAfterNavigationListener(this::navigated);
    }

    private void navigated(AfterNavigationEvent event) {
        UI ui = UI.getCurrentOrThrow();
        boolean asked = event.getLocation().getQueryParameters().getParameters().containsKey(PARAMETER);
        PinPanel open = PinPanel.openIn(ui);
        if (!asked && open != null) {
            open.close();
        } else if (asked && open == null && isTenantAdmin()) {
            PinPanel panel = new PinPanel(pins, signInAgain, support);
            panel.addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    forgetAddress(ui, event.getLocation());
                }
            });
            panel.open();
        }
    }

    private static boolean isTenantAdmin() {
        return CurrentPerson.find()
                .filter(person -> person.role() == Role.TENANT_ADMIN)
                .isPresent();
    }

    /** Otherwise loading the page again would open the panel again. */
    private static void forgetAddress(UI ui, Location asked) {
        if (ui.getActiveViewLocation().equals(asked)) {
            ui.getPage()
                    .getHistory()
                    .replaceState(
                            null,
                            new Location(
                                    asked.getSegments(),
                                    asked.getQueryParameters().excluding(PARAMETER)));
        }
    }
}
