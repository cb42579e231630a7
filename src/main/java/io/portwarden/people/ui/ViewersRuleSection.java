package io.portwarden.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.portwarden.people.factor.ViewersRule;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Toasts;
import org.springframework.security.access.AccessDeniedException;

/** Whether viewers need a second factor too, which a tenant's admins decide. */
final class ViewersRuleSection extends Section {

    private final transient ViewersRule rule;
    private final transient FreshSignInPrompt signInAgain;
    private final Div content = new Div();

    ViewersRuleSection(ViewersRule rule, FreshSignInPrompt signInAgain) {
        this.rule = rule;
        this.signInAgain = signInAgain;
        addClassNames("pw-panel", "pw-passkeys");
        H2 heading = new H2(getTranslation("viewers-rule.title"));
        heading.setId("viewers-rule");
        getElement().setAttribute("aria-labelledby", "viewers-rule");
        content.addClassName("pw-passkeys");
        add(heading, content);
    }

    void refresh() {
        boolean holds = rule.holds();
        Button change = new Button(
                getTranslation(holds ? "viewers-rule.end" : "viewers-rule.begin"),
                click -> signInAgain.around(() -> change(!holds)));
        content.removeAll();
        content.add(new Paragraph(getTranslation(holds ? "viewers-rule.on" : "viewers-rule.off")), change);
    }

    private void change(boolean hold) {
        try {
            rule.change(hold);
            Toasts.success(getTranslation(hold ? "viewers-rule.begin.done" : "viewers-rule.end.done"));
        } catch (AccessDeniedException noMore) {
            Toasts.failure(getTranslation("people.not-you-any-more"));
        }
        refresh();
    }
}
