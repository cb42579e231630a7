package io.portwarden.people.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.people.PeopleService;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.password.PasswordService;
import io.portwarden.people.session.SessionService;
import io.portwarden.people.ui.factor.CodesSection;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.LanguageSelect;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.SearchKey;
import jakarta.annotation.security.RolesAllowed;

/** How somebody signs in, where they are signed in, in which language the portal speaks to them, and what a key does. */
@Route("my-sign-in")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER", "SUPPORT"})
public class MySignInView extends Main implements HasDynamicTitle {

    public MySignInView(
            PasswordService passwords,
            PasskeyService passkeys,
            SecondFactors factors,
            SessionService sessions,
            PeopleService people,
            FreshSignInPrompt signInAgain) {
        addClassName("pw-page");
        SessionsSection sessionsSection = new SessionsSection(sessions, signInAgain);
        CodesSection codesSection = new CodesSection(factors, signInAgain, sessionsSection::refresh);
        add(
                new PageHead(getTranslation("my-sign-in.title"), getTranslation("my-sign-in.purpose")),
                new PasswordSection(passwords, sessionsSection::refresh),
                codesSection,
                new PasskeysSection(passkeys, factors, signInAgain, () -> {
                    codesSection.refresh();
                    sessionsSection.refresh();
                }),
                sessionsSection,
                language(people),
                keyboard(people));
    }

    private Section language(PeopleService people) {
        Paragraph purpose = new Paragraph(getTranslation("my-sign-in.language"));
        purpose.addClassName("pw-secondary");
        Section section = new Section(
                new H2(getTranslation("language.label")), purpose, new LanguageSelect(people::changeLanguage));
        section.addClassName("pw-panel");
        return section;
    }

    /** A key of a single character can be hit without wanting to: by speech, or an unsteady hand (WCAG 2.1.4). */
    private Section keyboard(PeopleService people) {
        Paragraph purpose = new Paragraph(getTranslation("my-sign-in.keyboard.purpose"));
        purpose.addClassName("pw-secondary");
        Checkbox slash = new Checkbox(
                getTranslation("my-sign-in.keyboard.slash"), people.choices().slash());
        slash.addValueChangeListener(change -> {
            people.changeSlash(change.getValue());
            SearchKey.show(UI.getCurrentOrThrow(), change.getValue());
        });
        Section section = new Section(new H2(getTranslation("my-sign-in.keyboard")), purpose, slash);
        section.addClassName("pw-panel");
        return section;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("my-sign-in.title"));
    }
}
