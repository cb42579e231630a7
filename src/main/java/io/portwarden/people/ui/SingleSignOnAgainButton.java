package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.sso.SingleSignOn.Provider;
import io.portwarden.shared.ui.OwnScript;

/**
 * Lets whoever is signed in prove it once more to an OpenID provider, in a window beside the screen, so that nothing is
 * lost that was typed there (PIN-9).
 */
public class SingleSignOnAgainButton extends Button {

    private final String provider;

    /** @param back runs when the person has come back; whether the sign-in is fresh then, services say */
    public SingleSignOnAgainButton(Provider provider, SerializableRunnable back) {
        this.provider = provider.id();
        setText(getTranslation("sso.again", provider.name()));
        getElement().addEventListener("signed-in-again", event -> back.run());
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(OwnScript.onClick("single-sign-on.js", "offer(this, $0)"), provider);
    }
}
