package io.portwarden.people.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.people.ui.AuthenticatorButton.Ceremony;
import io.portwarden.people.ui.AuthenticatorButton.Problem;
import io.portwarden.shared.ui.Glyph;

/** How people sign in without a password. */
class OtherWaysIn extends Div {

    /** @param tell told what to tell somebody who did not get in that way */
    OtherWaysIn(SerializableConsumer<Problem> tell) {
        addClassName("pw-other-ways");
        Span or = new Span(getTranslation("passkeys.or"));
        or.addClassName("pw-or");
        AuthenticatorButton passkey = new AuthenticatorButton(getTranslation("passkeys.sign-in"), Ceremony.SIGN_IN);
        passkey.setIcon(Glyph.KEY.create());
        passkey.onProblem(problem -> {
            if (problem == Problem.UNSUPPORTED) {
                setVisible(false);
            } else {
                tell.accept(problem);
            }
        });
        add(or, passkey);
    }
}
