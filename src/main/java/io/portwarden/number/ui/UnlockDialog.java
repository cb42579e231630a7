package io.portwarden.number.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.number.UnlockEndException;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.DayWords;
import io.portwarden.shared.ui.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for how long a lock is to be lifted (ORD-9). */
final class UnlockDialog extends Dialog {

    private static final Duration STEP = Duration.ofMinutes(15);

    private final transient FreshSignInPrompt signInAgain;
    private final SerializableConsumer<@Nullable Instant> unlock;
    private final Moments moments = Moments.of(UI.getCurrentOrThrow());
    private final RadioButtonGroup<UnlockTerm> term = new RadioButtonGroup<>(getTranslation("unlock.term"));
    private final DateTimePicker until = new DateTimePicker(getTranslation("unlock.until"));

    /** @param unlock lifts the locks until that time, or for good; may ask for a fresh sign-in */
    UnlockDialog(String title, FreshSignInPrompt signInAgain, SerializableConsumer<@Nullable Instant> unlock) {
        this.signInAgain = signInAgain;
        this.unlock = unlock;
        setHeaderTitle(title);
        addClassNames("pw-again", "pw-unlock");
        term.setItems(UnlockTerm.values());
        term.setItemLabelGenerator(choice -> getTranslation("unlock.term." + choice.code()));
        term.setValue(UnlockTerm.DAY);
        term.addValueChangeListener(change -> until.setVisible(change.getValue() == UnlockTerm.UNTIL));
        setUpUntil();
        Div form = new Div(new Paragraph(getTranslation("unlock.meaning")), term, until);
        form.addClassName("pw-form");
        add(form);
        Button confirm = new Button(getTranslation("unlock.confirm"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("numbers.cancel"), click -> close()), confirm);
    }

    private void setUpUntil() {
        until.setVisible(false);
        until.setWidthFull();
        until.setStep(STEP);
        until.setLocale(moments.locale());
        until.setDatePickerI18n(DayWords.in(moments.locale(), this));
        until.setDateAriaLabel(getTranslation("unlock.until.date"));
        until.setTimeAriaLabel(getTranslation("unlock.until.time"));
        until.setManualValidation(true);
        until.setHelperText(getTranslation("unlock.until.help"));
        until.setValue(LocalDateTime.now(moments.zone()).plusDays(1).truncatedTo(ChronoUnit.HOURS));
        until.addValueChangeListener(change -> until.setInvalid(false));
    }

    private void confirm() {
        if (term.getValue() == UnlockTerm.UNTIL && until.getValue() == null) {
            refuse();
            return;
        }
        signInAgain.around(() -> {
            try {
                unlock.accept(end().orElse(null));
                close();
            } catch (UnlockEndException outside) {
                refuse();
            }
        });
    }

    private Optional<Instant> end() {
        UnlockTerm chosen = term.getValue();
        if (chosen == UnlockTerm.UNTIL) {
            return Optional.of(until.getValue().atZone(moments.zone()).toInstant());
        }
        return Optional.ofNullable(chosen.duration()).map(Instant.now()::plus);
    }

    private void refuse() {
        until.setErrorMessage(getTranslation("unlock.until.wrong"));
        until.setInvalid(true);
        until.focus();
    }
}
