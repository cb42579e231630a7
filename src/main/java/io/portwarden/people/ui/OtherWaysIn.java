package io.portwarden.people.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.people.sso.SingleSignOn;
import io.portwarden.people.sso.SingleSignOnRequests;
import io.portwarden.people.ui.form.AuthenticatorButton;
import io.portwarden.people.ui.form.AuthenticatorButton.Ceremony;
import io.portwarden.people.ui.form.AuthenticatorButton.Problem;
import io.portwarden.shared.ui.Glyph;

/** How people sign in without a password of ours. */
class OtherWaysIn extends Div {

    private static final String PROVIDERS = "oauth2/authorization/";

    /** @param tell told what to tell somebody who did not get in by passkey */
    OtherWaysIn(SingleSignOn singleSignOn, SerializableConsumer<Problem> tell) {
        addClassName("pw-other-ways");
        Span or = new Span(getTranslation("passkeys.or"));
        or.addClassName("pw-or");
        add(or, passkey(tell));
        singleSignOn.providers().forEach(provider -> {
            Anchor link = new Anchor(PROVIDERS + provider.id(), getTranslation("sso.sign-in", provider.name()));
            link.addClassName("pw-button-link");
            link.setRouterIgnore(true);
            add(link);
        });
        Anchor organization = new Anchor("organization-sign-in", getTranslation("own.sign-in.link"));
        organization.addClassName("pw-button-link");
        add(organization);
    }

    /** OpenID providers are not to send the person whom they know already, who was refused. */
    void askAnew() {
        getChildren()
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .filter(link -> link.getHref().startsWith(PROVIDERS))
                .forEach(link -> link.setHref(link.getHref() + "?" + SingleSignOnRequests.ANEW_PARAMETER));
    }

    private AuthenticatorButton passkey(SerializableConsumer<Problem> tell) {
        AuthenticatorButton passkey = new AuthenticatorButton(getTranslation("passkeys.sign-in"), Ceremony.SIGN_IN);
        passkey.setIcon(Glyph.KEY.create());
        passkey.onProblem(problem -> {
            if (problem == Problem.UNSUPPORTED) {
                passkey.setVisible(false);
                // With no other way left, nothing is left to choose from.
                setVisible(getChildren().anyMatch(Anchor.class::isInstance));
            } else {
                tell.accept(problem);
            }
        });
        return passkey;
    }
}
