package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.sso.SingleSignOn.Provider;
import io.portwarden.people.sso.SingleSignOnRefusal;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.OwnScript;

/**
 * Lets whoever is signed in prove it once more to an OpenID provider, in a window beside the screen, so that nothing is
 * lost that was typed there (PIN-9). What has gone wrong over there is told here, where the other ways are.
 */
final class SingleSignOnAgainButton extends Div {

    private static final String DETAIL = "event.detail";

    private final Provider provider;
    private final Button button = new Button();
    private final Div refusal = new Div();

    /** @param back runs when the person has come back; whether the sign-in is fresh then, services say */
    SingleSignOnAgainButton(Provider provider, SerializableRunnable back) {
        this.provider = provider;
        addClassName("pw-passkey-button");
        button.setText(getTranslation("sso.again", provider.name()));
        button.getElement().addEventListener("signed-in-again", event -> back.run());
        button.getElement()
                .addEventListener(
                        "sign-in-refused",
                        event -> tell(SingleSignOnRefusal.find(
                                        event.getEventData().get(DETAIL).asString())
                                .orElse(SingleSignOnRefusal.UNAVAILABLE)))
                .addEventData(DETAIL);
        add(button, refusal);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        button.getElement().executeJs(OwnScript.onClick("single-sign-on.js", "offer(this, $0)"), provider.id());
    }

    private void tell(SingleSignOnRefusal reason) {
        String key = switch (reason) {
            case UNKNOWN -> "sso.unknown";
            case UNVERIFIED -> "sso.unverified";
            case DOMAIN -> "sso.domain";
            case OTHER_SUBJECT -> "sso.other-subject";
            case ORGANIZATION -> "sso.organization";
            case SIGNATURE -> "sso.signature";
            case CLIENT -> "sso.client";
            case NO_ROLE -> "sso.no-role";
            case OTHER_PERSON -> "sso.again.other-person";
            case CANCELLED -> "sso.again.cancelled";
            case NOT_FRESH -> "sso.again.not-fresh";
            case UNAVAILABLE -> "sso.again.unavailable";
            case FAILED -> "sso.again.failed";
        };
        refusal.removeAll();
        refusal.add(new Notice(Notice.Kind.ERROR, new Span(getTranslation(key, provider.name()))).asAlert());
    }
}
