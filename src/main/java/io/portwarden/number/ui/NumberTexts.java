package io.portwarden.number.ui;

import com.vaadin.flow.component.Component;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.OpenOrder;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

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

    static String guard(Component speaker, Guard guard) {
        return speaker.getTranslation("number.guard." + guard.code());
    }

    /** Empty for a number that has left. */
    String guard(NumberListItem number) {
        return number.isLockable() ? guard(speaker, number.guardedBy()) : "";
    }

    /** Why it is not guarded here, and how it would leave. */
    String guardMeaning(NumberListItem number) {
        if (!number.isLockable() || number.guardedBy() == Guard.HERE) {
            return "";
        }
        if (number.phoneNumber().isTollFree()) {
            return speaker.getTranslation("numbers.toll-free");
        }
        // An upstream that is handed PINs has none for it that counts (UPS-11).
        boolean lacksPin = number.facts().guardedBy() != number.guardedBy();
        String meaning = speaker.getTranslation(
                lacksPin
                        ? "numbers.guard.no-pin"
                        : "numbers.guard." + number.guardedBy().code());
        return number.facts().upstream().isEmpty()
                ? meaning
                : speaker.getTranslation(
                        "number.guard.named", meaning, number.facts().upstream());
    }

    /** Empty where it is the tenant's. */
    String zipCode(NumberListItem number) {
        String zipCode = number.facts().zipCode();
        return zipCode.isEmpty() ? "" : speaker.getTranslation("numbers.zip-code", zipCode);
    }

    String status(NumberListItem number) {
        return status(speaker, number.status());
    }

    /** Empty for a number that has left. */
    String lock(NumberListItem number) {
        return number.isLockable() ? lock(speaker, state(number)) : "";
    }

    /** Until when the lock is lifted, and why for longer; empty unless it comes back by itself. */
    String until(NumberListItem number) {
        Instant until = number.unlockedUntil();
        if (until == null) {
            return "";
        }
        OpenOrder order = number.openOrder();
        if (order == null) {
            return speaker.getTranslation("numbers.until", moments.until(until));
        }
        return until.isAfter(Instant.now())
                ? speaker.getTranslation("numbers.until.order", moments.until(until), order.purchaseOrderNumber())
                : speaker.getTranslation("numbers.until.order-only", order.purchaseOrderNumber());
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

    /** As an address names it; empty for a number that is there. */
    String leftNumber(NumberListItem number) {
        return number.isLockable() ? "" : URLEncoder.encode(number.phoneNumber().e164(), StandardCharsets.UTF_8);
    }

    /** What the link beside a number that has left leads to (ORD-14). */
    String unwanted(NumberListItem number) {
        return number.isLockable() ? "" : speaker.getTranslation("numbers.unwanted");
    }

    /** The same for those who do not see beside what it stands. */
    String unwantedNamed(NumberListItem number) {
        return speaker.getTranslation(
                "numbers.unwanted-named", number.phoneNumber().national());
    }

    private static LockState state(NumberListItem number) {
        return number.locked() ? LockState.LOCKED : LockState.UNLOCKED;
    }
}
