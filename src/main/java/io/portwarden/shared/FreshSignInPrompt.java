package io.portwarden.shared;

import java.io.Serializable;

/** How a screen asks whoever sits before it for a fresh sign-in (PIN-9), without knowing how people sign in. */
public interface FreshSignInPrompt {

    /**
     * Does the work; where it asks for a fresh sign-in, the person is asked for one in a dialog, and the work is done
     * once more after it. Nothing that was typed on the screen is lost meanwhile. To be called in a person's request.
     *
     * @param work does nothing before it throws {@link SignInNotFreshException}
     */
    void around(Work work);

    /** Something that asks for a fresh sign-in. */
    @FunctionalInterface
    interface Work extends Runnable, Serializable {}
}
