package io.portwarden.number.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.approval.ApprovalRefusedException;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberNotFoundException;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.OpenOrder;
import io.portwarden.number.Unlocking;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Locks and unlocks the numbers that are selected; while none is, all that the list shows (ORD-9). */
final class LockBar extends Div {

    private final transient NumberLockService service;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final SerializableConsumer<List<OpenOrder>> unstopped;
    private final Button lock = new Button(Glyph.LOCK.create(), click -> lock());
    private final Button unlock = new Button(Glyph.UNLOCK.create(), click -> unlock());
    private final Button clear;
    private NumberFilter filter = NumberFilter.ALL;
    private NumberCounts found = NumberCounts.NONE;
    private transient Set<PhoneNumber> selected = Set.of();

    /** Something that changes locks. */
    private interface Change extends Serializable {
        int numbers();
    }

    /**
     * @param changed called when locks were changed, or are otherwise than the list shows
     * @param unstopped called with the orders that go on although their numbers were just locked
     */
    LockBar(
            NumberLockService service,
            FreshSignInPrompt signInAgain,
            SerializableRunnable changed,
            SerializableConsumer<List<OpenOrder>> unstopped,
            SerializableRunnable clearSelection) {
        this.service = service;
        this.signInAgain = signInAgain;
        this.changed = changed;
        this.unstopped = unstopped;
        addClassName("pw-actions");
        clear = new Button(getTranslation("numbers.clear-selection"), click -> clearSelection.run());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(lock, unlock, clear);
        label();
    }

    void showFound(NumberFilter filter, NumberCounts found) {
        this.filter = filter;
        this.found = found;
        label();
    }

    void showSelected(Set<NumberListItem> items) {
        selected = items.stream().map(NumberListItem::phoneNumber).collect(Collectors.toSet());
        label();
    }

    private void label() {
        clear.setVisible(!selected.isEmpty());
        if (selected.isEmpty()) {
            lock.setText(getTranslation("numbers.lock.all", found.unlocked()));
            unlock.setText(getTranslation("numbers.unlock.all", found.locked() + found.unlockedForATime()));
            lock.setEnabled(found.unlocked() > 0);
            unlock.setEnabled(found.locked() + found.unlockedForATime() > 0);
        } else {
            lock.setText(getTranslation("numbers.lock.selected", selected.size()));
            unlock.setText(getTranslation("numbers.unlock.selected", selected.size()));
            lock.setEnabled(true);
            unlock.setEnabled(true);
        }
    }

    private void lock() {
        if (selected.isEmpty()) {
            NumberFilter all = filter;
            confirmed(found.unlocked(), () -> lock(new NumberSelection.Matching(all)));
        } else {
            lock(new NumberSelection.Chosen(selected));
        }
    }

    private void unlock() {
        if (selected.isEmpty()) {
            int count = found.locked() + found.unlockedForATime();
            unlock(getTranslation("unlock.title", count), new NumberSelection.Matching(filter));
        } else {
            unlock(getTranslation("unlock.title", selected.size()), new NumberSelection.Chosen(selected));
        }
    }

    /** Does what the button beside the number says. */
    void change(NumberListItem number) {
        NumberSelection one = new NumberSelection.Chosen(Set.of(number.phoneNumber()));
        if (number.locked()) {
            unlock(getTranslation("unlock.title.one", number.phoneNumber().national()), one);
        } else {
            lock(one);
        }
    }

    private void confirmed(int count, SerializableRunnable work) {
        ConfirmDialog dialog = new Question(getTranslation("lock.title", count));
        dialog.setText(getTranslation("lock.meaning"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("numbers.cancel"));
        dialog.setConfirmText(getTranslation("numbers.lock"));
        dialog.addConfirmListener(confirmed -> work.run());
        dialog.open();
    }

    private void lock(NumberSelection selection) {
        signInAgain.around(() -> {
            List<OpenOrder> goOn = service.unstopped(selection);
            done(() -> service.lock(selection), "numbers.locked");
            unstopped.accept(goOn);
        });
    }

    private void unlock(String title, NumberSelection selection) {
        new UnlockDialog(title, signInAgain, until -> lift(selection, until)).open();
    }

    private void lift(NumberSelection selection, @Nullable Instant until) {
        try {
            Unlocking unlocking = service.unlock(selection, until);
            Toasts.success(getTranslation(
                    unlocking.waits() ? "numbers.unlock.waits" : "numbers.unlocked", unlocking.numbers()));
        } catch (NumberNotFoundException gone) {
            Toasts.failure(getTranslation("numbers.gone"));
        } catch (ApprovalRefusedException already) {
            Toasts.failure(getTranslation("approvals.refused.asked-already"));
        }
        changed.run();
    }

    private void done(Change change, String said) {
        try {
            int count = change.numbers();
            Toasts.success(getTranslation(said, count));
        } catch (NumberNotFoundException gone) {
            Toasts.failure(getTranslation("numbers.gone"));
        }
        changed.run();
    }
}
