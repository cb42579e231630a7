package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.factor.LastFactorException;
import io.portwarden.people.factor.LinkWantedException;
import io.portwarden.people.factor.OwnFactors;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import java.util.List;

/** Where people see and change what stands beside their password: an authenticator app, and recovery codes. */
public final class CodesSection extends Section {

    private final transient SecondFactors factors;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final Div content = new Div();

    /** @param changed told when everything else may have ended with the first factor */
    public CodesSection(SecondFactors factors, FreshSignInPrompt signInAgain, SerializableRunnable changed) {
        this.factors = factors;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassNames("pw-panel", "pw-passkeys");
        H2 title = new H2(getTranslation("codes.title"));
        title.setId("codes");
        getElement().setAttribute("aria-labelledby", "codes");
        Paragraph purpose = new Paragraph(getTranslation("codes.purpose"));
        purpose.addClassName("pw-secondary");
        add(title, purpose, content);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    public void refresh() {
        OwnFactors own = factors.own();
        UnorderedList list = new UnorderedList(app(own));
        if (own.any()) {
            list.add(recovery(own));
        }
        content.removeAll();
        content.add(list);
    }

    private ListItem app(OwnFactors own) {
        Moments moments = Moments.of(getUI().orElseThrow());
        String facts = own.codesSince() == null
                ? getTranslation(own.wanted() ? "codes.none.wanted" : "codes.none")
                : getTranslation("codes.since", moments.date(own.codesSince()));
        Button setUp = new Button(
                getTranslation(own.codes() ? "codes.set-up.anew" : "codes.set-up.begin"),
                Glyph.PHONE.create(),
                click -> setUp(own));
        Button remove = new Button(getTranslation("codes.remove"), click -> askToRemove());
        remove.setAriaLabel(getTranslation("codes.remove.of"));
        remove.setVisible(own.codes());
        return item("codes.app", facts, setUp, remove);
    }

    private ListItem recovery(OwnFactors own) {
        Button renew = new Button(getTranslation("recovery.renew"), click -> askToRenew());
        return item("recovery.title", getTranslation("recovery.left", own.recoveryCodesLeft()), renew);
    }

    private ListItem item(String key, String facts, Button... possible) {
        Span name = new Span(getTranslation(key));
        name.addClassName("pw-passkey-name");
        Span line = new Span(facts);
        line.addClassName("pw-secondary");
        Div words = new Div(name, line);
        words.addClassName("pw-two-lines");
        Div actions = new Div(possible);
        actions.addClassName("pw-actions");
        return new ListItem(words, actions);
    }

    private void setUp(OwnFactors own) {
        signInAgain.around(() -> {
            try {
                new SetUpCodesDialog(factors, signInAgain, own.codes(), this::handed).open();
            } catch (LinkWantedException first) {
                new MailedLinkDialog(factors, signInAgain).open();
            }
        });
    }

    private void handed(List<String> recoveryCodes) {
        Toasts.success(getTranslation("codes.set-up.done"));
        show(recoveryCodes);
    }

    /** None, where those that there are still count. */
    private void show(List<String> recoveryCodes) {
        refresh();
        changed.run();
        if (!recoveryCodes.isEmpty()) {
            new RecoveryCodes(recoveryCodes, () -> {}).open();
        }
    }

    private void askToRemove() {
        question("codes.remove.of", "codes.remove.meaning", "codes.remove", () -> {
            try {
                factors.removeCodes();
                Toasts.success(getTranslation("codes.removed"));
            } catch (LastFactorException last) {
                Toasts.failure(getTranslation("codes.last"));
            }
            refresh();
        });
    }

    private void askToRenew() {
        question(
                "recovery.renew.of",
                "recovery.renew.meaning",
                "recovery.renew",
                () -> show(factors.renewRecoveryCodes()));
    }

    private void question(String title, String meaning, String act, SerializableRunnable work) {
        ConfirmDialog dialog = new Question(getTranslation(title));
        dialog.setText(getTranslation(meaning));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("passkeys.cancel"));
        Button confirm = new Button(getTranslation(act));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.setConfirmButton(confirm);
        dialog.addConfirmListener(confirmed -> signInAgain.around(work::run));
        dialog.open();
    }
}
