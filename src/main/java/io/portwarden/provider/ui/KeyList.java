package io.portwarden.provider.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.NameAndLastDay;
import io.portwarden.shared.ui.form.ShownOnce;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API keys that were given out, with making another and revoking one. */
final class KeyList extends Div {

    private final transient Keys keys;
    private final transient FreshSignInPrompt signInAgain;
    private final OrderedList list = new OrderedList();
    private final Paragraph none = new Paragraph();
    private final String makesNew;

    /** Whose keys they are. */
    interface Keys extends Serializable {
        List<KeyOnFile> all();

        ApiKey issue(String name, @Nullable Instant expiresAt);

        boolean revoke(UUID id);
    }

    KeyList(Keys keys, FreshSignInPrompt signInAgain) {
        this(keys, signInAgain, "keys.new");
    }

    /** @param makesNew the text of what makes a key */
    KeyList(Keys keys, FreshSignInPrompt signInAgain, String makesNew) {
        this.keys = keys;
        this.signInAgain = signInAgain;
        this.makesNew = makesNew;
        addClassName("pw-key-list");
        list.addClassName("pw-tenant-numbers");
        none.setText(getTranslation("keys.none"));
        add(list, none, new Button(getTranslation(makesNew), click -> issue()));
        refresh();
    }

    private void refresh() {
        List<KeyOnFile> all = keys.all();
        list.removeAll();
        all.forEach(key -> list.add(item(key)));
        none.setVisible(all.isEmpty());
    }

    private ListItem item(KeyOnFile key) {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        boolean valid = key.isValidAt(Instant.now());
        Span facts = new Span(String.join(
                " · ",
                getTranslation("keys.made", moments.dateAndTime(key.createdAt())),
                key.lastUsedAt() == null
                        ? getTranslation("keys.unused")
                        : getTranslation("keys.used", moments.dateAndTime(key.lastUsedAt())),
                standing(key, moments)));
        facts.addClassName("pw-secondary");
        ListItem item = new ListItem(AsItIs.shown(new Span(key.name())), facts);
        if (valid) {
            Button revoke = new Button(getTranslation("keys.revoke"), click -> revoke(key));
            revoke.setAriaLabel(getTranslation("keys.revoke-named", key.name()));
            item.add(revoke);
        }
        return item;
    }

    private String standing(KeyOnFile key, Moments moments) {
        if (key.revokedAt() != null) {
            return getTranslation("keys.revoked", moments.dateAndTime(key.revokedAt()));
        }
        return key.expiresAt() == null
                ? getTranslation("keys.unlimited")
                : getTranslation("keys.expires", moments.until(key.expiresAt()));
    }

    private void revoke(KeyOnFile key) {
        new FormDialog(
                        getTranslation("keys.revoke-named", key.name()),
                        getTranslation("keys.revoke"),
                        signInAgain,
                        () -> {
                            keys.revoke(key.id());
                            Toasts.success(getTranslation("keys.revoke.done", key.name()));
                            refresh();
                        },
                        new Paragraph(getTranslation("keys.revoke.meaning")))
                .open();
    }

    private void issue() {
        NameAndLastDay said = new NameAndLastDay(new NameAndLastDay.Words(
                getTranslation("keys.name"),
                getTranslation("keys.name.help"),
                getTranslation("keys.name.missing"),
                getTranslation("keys.last-day"),
                getTranslation("keys.last-day.help")));
        new FormDialog(
                        getTranslation(makesNew),
                        getTranslation("keys.make"),
                        signInAgain,
                        () -> issue(said),
                        said.fields())
                .open();
    }

    private void issue(NameAndLastDay said) {
        String name = said.requireName();
        try {
            new ShownOnce(
                            getTranslation("keys.shown.title"),
                            getTranslation("keys.shown.label"),
                            getTranslation("keys.shown.meaning"),
                            keys.issue(name, said.end()).text())
                    .open();
            refresh();
        } catch (TooManyKeysException tooMany) {
            throw new FormDialog.Refused(getTranslation("keys.too-many"));
        } catch (IllegalArgumentException past) {
            throw new FormDialog.Refused(getTranslation("keys.past"));
        }
    }
}
