package io.portwarden.order.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Toasts;

/**
 * Says above the orders whether the tenant is asked before an upstream is told that numbers may go, with what that means for
 * a port that is wanted, and lets admins switch it; where orders come through upstreams (UPS-6).
 */
final class AskFirstSwitch extends Div {

    private final transient AskFirstService askFirst;
    private final transient FreshSignInPrompt signInAgain;
    private final Checkbox on = new Checkbox();

    AskFirstSwitch(AskFirstService askFirst, FreshSignInPrompt signInAgain, boolean admin) {
        this.askFirst = askFirst;
        this.signInAgain = signInAgain;
        on.setLabel(getTranslation("orders.ask-first"));
        on.setReadOnly(!admin);
        on.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                // It shows what holds: until that has changed, which may need a fresh sign-in, the old choice.
                on.setValue(change.getOldValue());
                askFirst(change.getValue());
            }
        });
        add(on);
    }

    void read() {
        boolean asked = askFirst.isOn();
        setVisible(asked || askFirst.isOffered());
        show(asked);
    }

    private void askFirst(boolean wanted) {
        signInAgain.around(() -> {
            askFirst.askFirst(wanted);
            show(wanted);
            Toasts.success(getTranslation(wanted ? "orders.ask-first.on" : "orders.ask-first.off"));
        });
    }

    private void show(boolean asked) {
        on.setValue(asked);
        on.setHelperText(getTranslation(asked ? "orders.ask-first.on.meaning" : "orders.ask-first.off.meaning"));
    }
}
