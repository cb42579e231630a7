package io.portwarden.people.ui.own;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.domain.ClaimedDomain;
import io.portwarden.people.domain.Domain;
import io.portwarden.people.domain.DomainRefusedException;
import io.portwarden.people.domain.DomainService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** The tenant's domains: what is to be published of each that is not proven, and what became of it. */
final class DomainsSection extends Section {

    private final transient DomainService domains;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final Div content = new Div();

    /** @param changed called when something is otherwise than the screen shows */
    DomainsSection(DomainService domains, FreshSignInPrompt signInAgain, SerializableRunnable changed) {
        this.domains = domains;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassNames("pw-panel", "pw-passkeys");
        H2 heading = new H2(getTranslation("domains.title"));
        heading.setId("domains");
        getElement().setAttribute("aria-labelledby", "domains");
        Paragraph purpose = new Paragraph(getTranslation("domains.purpose"));
        purpose.addClassName("pw-secondary");
        add(heading, purpose, content, new Button(getTranslation("domains.claim"), click -> claim()));
    }

    void refresh() {
        content.removeAll();
        List<ClaimedDomain> all = domains.all();
        if (all.isEmpty()) {
            content.add(new Paragraph(getTranslation("domains.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        all.forEach(claimed -> list.add(item(claimed)));
        content.add(list);
    }

    private ListItem item(ClaimedDomain claimed) {
        String name = claimed.domain().shown();
        Span domain = AsItIs.shown(new Span(name));
        domain.addClassName("pw-passkey-name");
        Span facts = new Span(getTranslation(DomainTexts.standing(claimed)));
        facts.addClassName("pw-secondary");
        Div words = new Div(domain, facts);
        words.addClassName("pw-two-lines");
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (claimed.proof().isEmpty() || claimed.goneSince().isPresent()) {
            words.add(record(claimed));
            Button look = new Button(getTranslation("domains.prove"), click -> prove(claimed.domain()));
            look.setAriaLabel(getTranslation("domains.prove.of", name));
            actions.add(look);
        }
        Button remove = new Button(getTranslation("domains.remove"), click -> ask(claimed));
        remove.setAriaLabel(getTranslation("domains.remove.of", name));
        actions.add(remove);
        return new ListItem(words, actions);
    }

    /** What is to be published. */
    private Div record(ClaimedDomain claimed) {
        DescriptionList facts = new DescriptionList();
        fact(facts, "domains.record.name", claimed.domain().challengeName());
        fact(facts, "domains.record.text", claimed.record());
        Button copy = new Button(getTranslation("domains.record.copy"));
        copy.setAriaLabel(
                getTranslation("domains.record.copy.of", claimed.domain().shown()));
        Clipboard.onClick(copy)
                .writeText(
                        claimed.record(),
                        copied -> copy.setText(getTranslation("domains.record.copied")),
                        failure -> Toasts.failure(getTranslation("domains.record.copy-failed")));
        Div record = new Div(facts, copy);
        record.addClassName("pw-facts");
        return record;
    }

    private void fact(DescriptionList facts, String key, String value) {
        Div pair = new Div(
                new DescriptionList.Term(getTranslation(key)),
                new DescriptionList.Description(AsItIs.shown(new Span(value))));
        facts.getElement().appendChild(pair.getElement());
    }

    private void claim() {
        TextField name = new TextField(getTranslation("domains.name"));
        name.setHelperText(getTranslation("domains.name.help"));
        name.setMaxLength(254);
        name.setRequiredIndicatorVisible(true);
        name.setAutocomplete(Autocomplete.OFF);
        name.setAutofocus(true);
        new FormDialog(
                        getTranslation("domains.claim"),
                        getTranslation("domains.claim.do"),
                        signInAgain,
                        () -> attempt(() -> domains.claim(name.getValue())),
                        new Paragraph(getTranslation("domains.claim.how")),
                        name)
                .open();
    }

    /** Says in the dialog why not. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (DomainRefusedException refused) {
            throw new FormDialog.Refused(getTranslation(DomainTexts.key(refused)));
        } catch (AccessDeniedException noMore) {
            throw new FormDialog.Refused(getTranslation("people.not-you-any-more"));
        }
        changed.run();
    }

    private void prove(Domain domain) {
        signInAgain.around(() -> {
            try {
                domains.prove(domain);
                Toasts.success(getTranslation("domains.proved", domain.shown()));
            } catch (DomainRefusedException refused) {
                Toasts.failure(getTranslation(DomainTexts.key(refused)));
            } catch (AccessDeniedException noMore) {
                Toasts.failure(getTranslation("people.not-you-any-more"));
            }
            changed.run();
        });
    }

    private void ask(ClaimedDomain claimed) {
        String name = claimed.domain().shown();
        Question question = new Question(getTranslation("domains.remove.of", name));
        question.setText(getTranslation("domains.remove.meaning", name));
        question.setCancelable(true);
        question.setCancelText(getTranslation("people.cancel"));
        question.setConfirmText(getTranslation("domains.remove"));
        question.addConfirmListener(confirmed -> signInAgain.around(() -> remove(claimed.domain())));
        question.open();
    }

    private void remove(Domain domain) {
        try {
            domains.remove(domain);
            Toasts.success(getTranslation("domains.removed", domain.shown()));
        } catch (AccessDeniedException noMore) {
            Toasts.failure(getTranslation("people.not-you-any-more"));
        }
        changed.run();
    }
}
