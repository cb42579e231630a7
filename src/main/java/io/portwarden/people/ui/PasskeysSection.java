package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
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
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.people.passkey.Passkey;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.ui.factor.MailedLinkDialog;
import io.portwarden.people.ui.form.PasskeyNameField;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import java.util.List;
import java.util.NoSuchElementException;

/** Where people see, name, add and remove their own passkeys. */
public class PasskeysSection extends Section {

    private final transient PasskeyService passkeys;
    private final transient SecondFactors factors;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final Div list = new Div();

    /** @param changed told when there is one more or one less */
    public PasskeysSection(
            PasskeyService passkeys,
            SecondFactors factors,
            FreshSignInPrompt signInAgain,
            SerializableRunnable changed) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassNames("pw-panel", "pw-passkeys");
        H2 title = new H2(getTranslation("passkeys.title"));
        title.setId("passkeys");
        getElement().setAttribute("aria-labelledby", "passkeys");
        Paragraph purpose = new Paragraph(getTranslation("passkeys.purpose"));
        purpose.addClassName("pw-secondary");
        add(title, purpose, list, new Button(getTranslation("passkeys.add"), Glyph.KEY.create(), click -> add()));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        List<Passkey> mine = passkeys.mine();
        if (mine.isEmpty()) {
            list.add(new Paragraph(getTranslation("passkeys.none")));
        } else {
            UnorderedList items = new UnorderedList();
            mine.forEach(passkey -> items.add(item(passkey)));
            list.add(items);
        }
    }

    private ListItem item(Passkey passkey) {
        Span name = AsItIs.shown(new Span(passkey.name()));
        name.addClassName("pw-passkey-name");
        Span facts = new Span(facts(passkey));
        facts.addClassName("pw-secondary");
        Div words = new Div(name, facts);
        words.addClassName("pw-two-lines");
        Button rename = new Button(getTranslation("passkeys.rename"), click -> rename(passkey));
        rename.setAriaLabel(getTranslation("passkeys.rename.of", passkey.name()));
        Button remove = new Button(getTranslation("passkeys.remove"), click -> remove(passkey));
        remove.setAriaLabel(getTranslation("passkeys.remove.of", passkey.name()));
        Div actions = new Div(rename, remove);
        actions.addClassName("pw-actions");
        return new ListItem(words, actions);
    }

    private String facts(Passkey passkey) {
        Moments moments = Moments.of(getUI().orElseThrow());
        String used = passkey.lastUsedAt() == null
                ? getTranslation("passkeys.never-used")
                : getTranslation("passkeys.last-used", moments.dateAndTime(passkey.lastUsedAt()));
        return getTranslation("passkeys.when-added", moments.date(passkey.createdAt())) + " · " + used;
    }

    private void add() {
        signInAgain.around(() -> {
            String suggested =
                    getTranslation("passkeys.name.default", passkeys.mine().size() + 1);
            try {
                new AddPasskeyDialog(passkeys, factors, signInAgain, suggested, this::added).open();
            } catch (LinkWantedException first) {
                new MailedLinkDialog(factors, signInAgain).open();
            }
        });
    }

    private void added() {
        refresh();
        changed.run();
    }

    private void rename(Passkey passkey) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("passkeys.rename.of", passkey.name()));
        PasskeyNameField name = new PasskeyNameField(passkey.name());
        dialog.add(name);
        Button save = new Button(
                getTranslation("passkeys.save"),
                click -> name.name().ifPresent(chosen -> {
                    dialog.close();
                    change(() -> passkeys.rename(passkey.id(), chosen), "passkeys.renamed", chosen);
                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(name);
        dialog.getFooter().add(new Button(getTranslation("passkeys.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    private void remove(Passkey passkey) {
        ConfirmDialog dialog = new Question(getTranslation("passkeys.remove.title", passkey.name()));
        dialog.setText(getTranslation("passkeys.remove.meaning"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("passkeys.cancel"));
        Button confirm = new Button(getTranslation("passkeys.remove"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.setConfirmButton(confirm);
        dialog.addConfirmListener(confirmed -> signInAgain.around(
                () -> change(() -> passkeys.remove(passkey.id()), "passkeys.removed", passkey.name())));
        dialog.open();
    }

    /** Somebody may have removed it on another screen meanwhile. */
    private void change(Runnable work, String done, String name) {
        try {
            work.run();
            Toasts.success(getTranslation(done, name));
        } catch (NoSuchElementException e) {
            Toasts.failure(getTranslation("passkeys.gone", name));
        } catch (LastFactorException last) {
            Toasts.failure(getTranslation("codes.last"));
        }
        refresh();
        changed.run();
    }
}
