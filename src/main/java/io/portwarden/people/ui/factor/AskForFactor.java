package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.factor.CodeRefusedException;
import io.portwarden.people.factor.PendingFactors;
import io.portwarden.people.factor.SecondFactorSignIn;
import io.portwarden.people.ui.form.AuthenticatorButton;
import io.portwarden.people.ui.form.AuthenticatorButton.Ceremony;
import io.portwarden.people.ui.form.AuthenticatorButton.Problem;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;

/** Asks for the second factor that somebody has. */
final class AskForFactor extends FactorStep {

    private final SerializableRunnable done;

    /** @param done runs in the request in which the sign-in has become whole */
    AskForFactor(SecondFactorSignIn signIn, PendingFactors pending, SerializableRunnable done) {
        super("factor.ask.title", signIn, pending.email());
        this.done = done;
        Div ways = new Div();
        ways.addClassName("pw-form");
        if (pending.passkey() && !pending.codes()) {
            ways.add(passkey());
        }
        if (pending.codes() || pending.recoveryCodesLeft() > 0) {
            code(ways, kind(pending));
        }
        if (pending.passkey() && pending.codes()) {
            Span or = new Span(getTranslation("passkeys.or"));
            or.addClassName("pw-or");
            ways.add(or, passkey());
        }
        Paragraph lost = new Paragraph(getTranslation("factor.lost"));
        lost.addClassName("pw-secondary");
        show(new Paragraph(getTranslation("factor.ask")), ways, lost);
    }

    private static CodeInput.Kind kind(PendingFactors pending) {
        if (!pending.codes()) {
            return CodeInput.Kind.RECOVERY;
        }
        return pending.recoveryCodesLeft() > 0 ? CodeInput.Kind.EITHER : CodeInput.Kind.APP;
    }

    private void code(Div ways, CodeInput.Kind kind) {
        CodeInput code = new CodeInput(kind);
        if (kind != CodeInput.Kind.RECOVERY) {
            code.focusFirst();
        }
        Button goOn = primary(getTranslation("factor.go-on"), () -> check(code));
        goOn.addClickShortcut(Key.ENTER).listenOn(code.field());
        ways.add(code, goOn);
    }

    private void check(CodeInput code) {
        String typed = code.take();
        if (typed.isEmpty()) {
            refuse(code, "code.required");
            return;
        }
        try {
            if (code.isRecovery()) {
                signIn().withRecoveryCode(typed);
            } else {
                signIn().withCode(typed);
            }
        } catch (CodeRefusedException refused) {
            refuse(code, code.isRecovery() ? "code.recovery.refused" : "code.refused");
            return;
        }
        done.run();
    }

    private void refuse(CodeInput code, String key) {
        code.refuse(getTranslation(key));
        code.focus();
    }

    /** Signs in by passkey alone, which is as good as both factors. */
    private AuthenticatorButton passkey() {
        AuthenticatorButton passkey = new AuthenticatorButton(getTranslation("passkeys.confirm"), Ceremony.SIGN_IN);
        passkey.setIcon(Glyph.KEY.create());
        passkey.onProblem(problem -> {
            tell(Notice.Kind.ERROR, problem.key());
            passkey.setVisible(problem != Problem.UNSUPPORTED);
        });
        return passkey;
    }
}
