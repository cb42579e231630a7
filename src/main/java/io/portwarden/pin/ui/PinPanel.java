package io.portwarden.pin.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.approval.ApprovalRefusedException;
import io.portwarden.approval.Outcome;
import io.portwarden.pin.EasyToGuessException;
import io.portwarden.pin.InvalidPinException;
import io.portwarden.pin.Pin;
import io.portwarden.pin.PinDoesNotApplyException;
import io.portwarden.pin.PinKeeper;
import io.portwarden.pin.PinProblem;
import io.portwarden.pin.PinStatus;
import io.portwarden.pin.PinWeakness;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PinField;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import io.portwarden.shared.ui.Toasts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The panel in which a tenant admin sets or changes the port-out PIN. What was typed is gone when it closes (PIN-7). */
final class PinPanel extends Dialog {

    private final transient PinService pins;
    private final transient FreshSignInPrompt signInAgain;
    private final PinStatus status;
    private final transient List<PinKeeper> keepers;
    private final PinField pin = new PinField(getTranslation("pin.label"));
    private final PinField repeat = new PinField(getTranslation("pin.repeat"));
    private final PinAdvice advice = new PinAdvice();
    private final GeneratedPin generated = new GeneratedPin();

    PinPanel(PinService pins, FreshSignInPrompt signInAgain, Support support) {
        this.pins = pins;
        this.signInAgain = signInAgain;
        this.status = pins.status();
        this.keepers = pins.keepers();
        addClassName("pw-side-panel");
        setHeaderTitle(getTranslation("pin.title"));
        setModality(ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        add(status.applies() ? form() : elsewhere(), new SupportContact(support));
        fillFooter();
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                forget();
                ComponentUtil.setData(UI.getCurrentOrThrow(), PinPanel.class, null);
            }
        });
    }

    /** The panel that stands open on the screen, if one does. */
    static @Nullable PinPanel openIn(UI ui) {
        return ComponentUtil.getData(ui, PinPanel.class);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        ComponentUtil.setData(attachEvent.getUI(), PinPanel.class, this);
    }

    private Component elsewhere() {
        Paragraph guards = new Paragraph(getTranslation("pin.elsewhere.guards"));
        UnorderedList list = new UnorderedList(
                new ListItem(getTranslation("pin.elsewhere.locks")),
                new ListItem(getTranslation("pin.elsewhere.review")),
                new ListItem(getTranslation("pin.elsewhere.facts")));
        list.addClassName("pw-remember");
        return new Div(
                new Notice(Notice.Kind.INFO, getTranslation("pin.elsewhere.title"), noneApplies()),
                guards,
                list,
                new Anchor("numbers", getTranslation("pin.elsewhere.to-numbers")));
    }

    /** PIN-12: that no PIN applies, and why. */
    private String noneApplies() {
        return getTranslation("pin.elsewhere", status.country().getDisplayCountry(getLocale()));
    }

    private Component form() {
        pin.setHelperText(getTranslation("pin.allowed", Pin.SHORTEST, Pin.LONGEST));
        pin.setAutofocus(true);
        pin.addValueChangeListener(change -> typed(change.getValue()));
        repeat.addValueChangeListener(change -> repeat.refuse(null));
        Button generate = new Button(getTranslation("pin.generate"), Glyph.DICE.create(), click -> generate());
        Div form = new Div(
                standing(),
                new PinKeepers(keepers),
                new Paragraph(getTranslation("pin.purpose")),
                pin,
                advice,
                generate,
                generated,
                repeat,
                remember());
        form.addClassName("pw-form");
        if (status.locked()) {
            form.addComponentAsFirst(locked());
        }
        return form;
    }

    /** PIN-8: changing the PIN unlocks it; so does the word of an admin who knows that it is still safe. */
    private Component locked() {
        Notice notice = new Notice(Notice.Kind.ERROR, getTranslation("pin.locked.title"), getTranslation("pin.locked"));
        Button unlock = new Button(
                getTranslation("pin.unlock"),
                click -> signInAgain.around(() -> {
                    pins.unlock();
                    notice.removeFromParent();
                    Toasts.success(getTranslation("pin.unlocked"));
                }));
        return notice.withAction(unlock);
    }

    /** PIN-11: whether a PIN is set, when, and by whom. */
    private Component standing() {
        String words = status.lastSet()
                .map(set -> getTranslation(
                        "pin.set", Moments.of(UI.getCurrentOrThrow()).dateAndTime(set.at()), set.by()))
                .orElseGet(() -> getTranslation("pin.not-set"));
        Div line = new Div((status.isSet() ? Glyph.SHIELD : Glyph.ALERT).create(), new Span(words));
        line.addClassNames("pw-line", "pw-pin-set");
        return line;
    }

    private Component remember() {
        UnorderedList list = new UnorderedList(
                new ListItem(getTranslation("pin.remember.whom")),
                new ListItem(getTranslation("pin.remember.change")),
                new ListItem(getTranslation("pin.remember.keep")));
        // PIN-7 has one exception, and whoever sets a PIN has to know it before.
        keepers.forEach(keeper -> list.add(new ListItem(getTranslation("pin.keeper.stores", keeper.name()))));
        list.addClassNames("pw-remember", "pw-secondary");
        return list;
    }

    private void fillFooter() {
        Button cancel = new Button(getTranslation(status.applies() ? "pin.cancel" : "pin.close"), click -> close());
        getFooter().add(cancel);
        if (status.applies()) {
            Button save = new Button(getTranslation("pin.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            save.addClickShortcut(Key.ENTER).listenOn(pin, repeat);
            getFooter().add(save);
        }
    }

    /** Only what cannot come right by typing on is refused while typing. */
    private void typed(String text) {
        generated.clear();
        Optional<PinProblem> problem = Pin.problemOf(text);
        pin.refuse(problem.filter(found -> found == PinProblem.NOT_DIGITS || found == PinProblem.TOO_LONG)
                .map(this::words)
                .orElse(null));
        if (problem.isPresent()) {
            advice.clear();
        } else {
            advise(pins.weaknessesOf(new Pin(text)));
        }
    }

    private void advise(List<PinWeakness> weaknesses) {
        advice.show(weaknesses);
        if (!weaknesses.isEmpty() && status.easyToGuessRefused()) {
            pin.refuse(getTranslation("pin.easy-to-guess.refused"));
        }
    }

    private void generate() {
        Pin random = pins.generate();
        pin.setValue(random.digits());
        repeat.setValue(random.digits());
        generated.show(random);
    }

    private void save() {
        String text = pin.getValue();
        Optional<PinProblem> problem = Pin.problemOf(text);
        if (problem.isPresent()) {
            pin.refuse(words(problem.get()));
            pin.focus();
        } else if (!text.equals(repeat.getValue())) {
            repeat.refuse(getTranslation("pin.problem.mismatch"));
            repeat.focus();
        } else {
            signInAgain.around(() -> set(text));
        }
    }

    private void set(String text) {
        try {
            boolean waits = pins.set(new SetPin(text)) == Outcome.WAITS;
            close();
            Toasts.success(getTranslation(waits ? "pin.waits" : status.isSet() ? "pin.changed" : "pin.saved"));
        } catch (ApprovalRefusedException already) {
            pin.refuse(getTranslation("pin.waits.already"));
        } catch (InvalidPinException invalid) {
            pin.refuse(words(invalid.problem()));
        } catch (EasyToGuessException easy) {
            advice.show(easy.weaknesses());
            pin.refuse(getTranslation("pin.easy-to-guess.refused"));
        } catch (PinDoesNotApplyException elsewhere) {
            pin.refuse(noneApplies());
        }
    }

    private String words(PinProblem problem) {
        return getTranslation("pin.problem." + PinAdvice.code(problem), Pin.SHORTEST, Pin.LONGEST);
    }

    private void forget() {
        pin.clear();
        repeat.clear();
        generated.clear();
        advice.clear();
    }
}
