package io.portwarden.pin;

import java.util.List;

/** The PIN is easy to guess, and the provider does not allow such PINs (PIN-10). */
public final class EasyToGuessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<PinWeakness> weaknesses;

    public EasyToGuessException(List<PinWeakness> weaknesses) {
        super("The PIN is easy to guess: " + weaknesses);
        this.weaknesses = List.copyOf(weaknesses);
    }

    public List<PinWeakness> weaknesses() {
        return weaknesses;
    }
}
