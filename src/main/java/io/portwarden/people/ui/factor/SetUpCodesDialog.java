package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.people.factor.CodeEnrolment;
import io.portwarden.people.factor.CodeRefusedException;
import io.portwarden.people.factor.LinkWantedException;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.shared.FreshSignInPrompt;
import java.util.List;

/** Where whoever is signed in has an authenticator app make codes from now on. */
final class SetUpCodesDialog extends Dialog {

    private final transient SecondFactors factors;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableConsumer<List<String>> done;
    private final CodeEnrolment enrolment;
    private final CodeSetUp app;

    /**
     * @param anew whether there are codes already, which do not count any more then
     * @param done told the recovery codes that came with it
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     * @throws LinkWantedException when it would be the first factor, and a mailed link is wanted too
     */
    SetUpCodesDialog(
            SecondFactors factors,
            FreshSignInPrompt signInAgain,
            boolean anew,
            SerializableConsumer<List<String>> done) {
        this.factors = factors;
        this.signInAgain = signInAgain;
        this.done = done;
        this.enrolment = factors.begin();
        this.app = new CodeSetUp(enrolment);
        addClassName("pw-move");
        setHeaderTitle(getTranslation(anew ? "codes.set-up.anew" : "codes.set-up.begin"));
        setCloseOnOutsideClick(false);
        Div form = new Div();
        form.addClassName("pw-form");
        if (anew) {
            form.add(new Paragraph(getTranslation("codes.set-up.anew.meaning")));
        }
        form.add(app);
        add(form);
        Button save = new Button(getTranslation("codes.set-up.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(app.field());
        getFooter().add(new Button(getTranslation("passkeys.cancel"), click -> close()), save);
    }

    private void save() {
        String typed = app.take();
        if (!typed.isEmpty()) {
            signInAgain.around(() -> finish(typed));
        }
    }

    private void finish(String typed) {
        List<String> recoveryCodes;
        try {
            recoveryCodes = factors.finish(enrolment, typed);
        } catch (CodeRefusedException refused) {
            app.refuse("codes.refused");
            return;
        } catch (LinkWantedException gone) {
            close();
            new MailedLinkDialog(factors, signInAgain).open();
            return;
        }
        close();
        done.accept(recoveryCodes);
    }
}
