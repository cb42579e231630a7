package io.portwarden.number.ui;

import com.vaadin.flow.component.Component;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;

/** Says in plain words how a number stands, in the language of the asking component. */
final class NumberTexts {

    private final Component speaker;
    private final Moments moments;

    NumberTexts(Component speaker, Moments moments) {
        this.speaker = speaker;
        this.moments = moments;
    }

    static String status(Component speaker, NumberStatus status) {
        return speaker.getTranslation("number.status." + status.code());
    }

    static String lock(Component speaker, LockState state) {
        return speaker.getTranslation("number.lock." + state.code());
    }

    String status(NumberListItem number) {
        return status(speaker, number.status());
    }

    /** Empty for a number that has left. */
    String lock(NumberListItem number) {
        return number.isLockable() ? lock(speaker, state(number)) : "";
    }

    /** Empty unless the lock comes back by itself. */
    String until(NumberListItem number) {
        return number.unlockedUntil() == null
                ? ""
                : speaker.getTranslation("numbers.until", moments.until(number.unlockedUntil()));
    }

    String lockCode(NumberListItem number) {
        return number.unlockedUntil() == null ? state(number).code() : "for-a-time";
    }

    String lockGlyph(NumberListItem number) {
        return (number.locked() ? Glyph.LOCK : Glyph.UNLOCK).classNames();
    }

    /** What the button beside it does; empty where there is nothing to do. */
    String change(NumberListItem number) {
        return number.isLockable() ? speaker.getTranslation(number.locked() ? "numbers.unlock" : "numbers.lock") : "";
    }

    /** The same for those who do not see beside what it stands. */
    String changeNamed(NumberListItem number) {
        return speaker.getTranslation(
                number.locked() ? "numbers.unlock-named" : "numbers.lock-named",
                number.phoneNumber().national());
    }

    private static LockState state(NumberListItem number) {
        return number.locked() ? LockState.LOCKED : LockState.UNLOCKED;
    }
}
