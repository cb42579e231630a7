package io.portwarden.people.ui.scim;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.people.scim.DirectoryService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.NameAndLastDay;
import io.portwarden.shared.ui.form.ShownOnce;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** A directory's tokens, with making another and revoking one. */
final class TokenList extends Div {

    private final transient DirectoryService service;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final OrderedList list = new OrderedList();
    private final Paragraph none = new Paragraph();

    /** @param changed called when there is one more, or one less that counts */
    TokenList(DirectoryService service, FreshSignInPrompt signInAgain, SerializableRunnable changed) {
        this.service = service;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassName("pw-key-list");
        list.addClassName("pw-tenant-numbers");
        none.setText(getTranslation("directory.tokens.none"));
        add(list, none, new Button(getTranslation("directory.tokens.new"), click -> issue()));
    }

    void show(List<KeyOnFile> tokens) {
        list.removeAll();
        tokens.forEach(token -> list.add(item(token)));
        none.setVisible(tokens.isEmpty());
    }

    private ListItem item(KeyOnFile token) {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        Span facts = new Span(String.join(
                " · ",
                getTranslation("keys.made", moments.dateAndTime(token.createdAt())),
                token.lastUsedAt() == null
                        ? getTranslation("keys.unused")
                        : getTranslation("keys.used", moments.dateAndTime(token.lastUsedAt())),
                standing(token, moments)));
        facts.addClassName("pw-secondary");
        ListItem item = new ListItem(AsItIs.shown(new Span(token.name())), facts);
        if (token.isValidAt(Instant.now())) {
            Button revoke = new Button(getTranslation("directory.tokens.revoke"), click -> revoke(token));
            revoke.setAriaLabel(getTranslation("directory.tokens.revoke-named", token.name()));
            item.add(revoke);
        }
        return item;
    }

    private String standing(KeyOnFile token, Moments moments) {
        if (token.revokedAt() != null) {
            return getTranslation("keys.revoked", moments.dateAndTime(token.revokedAt()));
        }
        return token.expiresAt() == null
                ? getTranslation("keys.unlimited")
                : getTranslation("keys.expires", moments.until(token.expiresAt()));
    }

    private void revoke(KeyOnFile token) {
        new FormDialog(
                        getTranslation("directory.tokens.revoke-named", token.name()),
                        getTranslation("directory.tokens.revoke"),
                        signInAgain,
                        () -> {
                            try {
                                service.revoke(token.id());
                            } catch (AccessDeniedException noMore) {
                                throw new FormDialog.Refused(getTranslation("people.not-you-any-more"));
                            }
                            Toasts.success(getTranslation("directory.tokens.revoke.done", token.name()));
                            changed.run();
                        },
                        new Paragraph(getTranslation("directory.tokens.revoke.meaning")))
                .open();
    }

    private void issue() {
        NameAndLastDay said = new NameAndLastDay(new NameAndLastDay.Words(
                getTranslation("directory.tokens.name"),
                getTranslation("directory.tokens.name.help"),
                getTranslation("directory.tokens.name.missing"),
                getTranslation("keys.last-day"),
                getTranslation("directory.tokens.last-day.help")));
        new FormDialog(
                        getTranslation("directory.tokens.new"),
                        getTranslation("directory.tokens.make"),
                        signInAgain,
                        () -> issue(said),
                        said.fields())
                .open();
    }

    private void issue(NameAndLastDay said) {
        String name = said.requireName();
        try {
            new ShownOnce(
                            getTranslation("directory.tokens.shown.title"),
                            getTranslation("directory.tokens.shown.label"),
                            getTranslation("directory.tokens.shown.meaning"),
                            service.issue(name, said.end()).text())
                    .open();
            changed.run();
        } catch (TooManyKeysException tooMany) {
            throw new FormDialog.Refused(getTranslation("directory.tokens.too-many"));
        } catch (IllegalArgumentException past) {
            throw new FormDialog.Refused(getTranslation("keys.past"));
        } catch (AccessDeniedException noMore) {
            throw new FormDialog.Refused(getTranslation("people.not-you-any-more"));
        }
    }
}
