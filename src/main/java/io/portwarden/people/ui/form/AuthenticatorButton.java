package io.portwarden.people.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.people.passkey.PasskeyRefusedException;
import io.portwarden.shared.ui.OwnScript;

/** A button that has the browser use an authenticator when it is clicked; the browser's half is {@code passkeys.js}. */
public class AuthenticatorButton extends Button {

    private static final String SCRIPT = "passkeys.js";
    private static final String DETAIL = "event.detail";

    private final Ceremony ceremony;

    /** What the authenticator is to do. */
    public enum Ceremony {
        /** Sign in whoever has the passkey; the browser then goes on to where they wanted to go. */
        SIGN_IN("offerSignIn"),
        MAKE("offerMaking"),
        SIGN("offerSigning");

        private final String function;

        Ceremony(String function) {
            this.function = function;
        }
    }

    /** Why nothing came of a passkey, as people are told. */
    public enum Problem {
        /** Somebody said no, waited for too long, or has no passkey here; browsers do not tell which. */
        CANCELLED("passkeys.problem.cancelled"),
        /** The browser has no passkeys, or none on pages that came by http. */
        UNSUPPORTED("passkeys.problem.unsupported"),
        /** Passkeys are for another address than the one that the page came from. */
        ADDRESS("passkeys.problem.address"),
        KNOWN("passkeys.problem.known"),
        TOO_MANY("passkeys.problem.too-many"),
        REFUSED("passkeys.problem.refused"),
        EXPIRED("passkeys.problem.expired"),
        UNAVAILABLE("passkeys.problem.unavailable"),
        FAILED("passkeys.problem.failed");

        private final String key;

        Problem(String key) {
            this.key = key;
        }

        /** The key of what people are told. */
        public String key() {
            return key;
        }

        /** What {@code passkeys.js} calls it: the end of its key. */
        static Problem ofCode(String code) {
            for (Problem problem : values()) {
                if (problem.key.equals("passkeys.problem." + code)) {
                    return problem;
                }
            }
            return FAILED;
        }

        public static Problem of(PasskeyRefusedException refusal) {
            return switch (refusal.reason()) {
                case NOT_ACCEPTED, COPIED -> REFUSED;
                case ALREADY_KNOWN -> KNOWN;
                case TOO_MANY -> TOO_MANY;
            };
        }
    }

    public AuthenticatorButton(String text, Ceremony ceremony) {
        super(text);
        this.ceremony = ceremony;
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(OwnScript.onClick(SCRIPT, ceremony.function + "(this)"));
    }

    /** What the next click is about, as JSON. */
    public void challenge(String options) {
        getElement().executeJs(OwnScript.call(SCRIPT, "challenge(this, $0)"), options);
    }

    /** What the authenticator has answered is checked by whoever is told. */
    public void onAnswer(SerializableConsumer<String> listener) {
        getElement()
                .addEventListener(
                        "passkey-answer",
                        event ->
                                listener.accept(event.getEventData().get(DETAIL).asString()))
                .addEventData(DETAIL);
    }

    public void onProblem(SerializableConsumer<Problem> listener) {
        getElement()
                .addEventListener(
                        "passkey-problem",
                        event -> listener.accept(
                                Problem.ofCode(event.getEventData().get(DETAIL).asString())))
                .addEventData(DETAIL);
    }
}
