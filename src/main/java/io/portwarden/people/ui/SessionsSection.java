package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.people.session.OwnSession;
import io.portwarden.people.session.SessionService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import java.util.List;

/** Where people see their own sessions on all machines, and end them. */
final class SessionsSection extends Section {

    private final transient SessionService sessions;
    private final transient FreshSignInPrompt signInAgain;
    private final UnorderedList list = new UnorderedList();
    private final Button endOthers =
            new Button(getTranslation("sessions.end-others"), Glyph.SIGN_OUT.create(), click -> endOthers());

    SessionsSection(SessionService sessions, FreshSignInPrompt signInAgain) {
        this.sessions = sessions;
        this.signInAgain = signInAgain;
        addClassNames("pw-panel", "pw-passkeys");
        H2 title = new H2(getTranslation("sessions.title"));
        title.setId("sessions");
        getElement().setAttribute("aria-labelledby", "sessions");
        Paragraph purpose = new Paragraph(getTranslation("sessions.purpose"));
        purpose.addClassName("pw-secondary");
        add(title, purpose, new Div(list), endOthers);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    void refresh() {
        List<OwnSession> own = sessions.own();
        list.removeAll();
        own.forEach(session -> list.add(item(session)));
        endOthers.setVisible(own.stream().anyMatch(session -> !session.current()));
    }

    private ListItem item(OwnSession session) {
        String name = session.browser().isEmpty() ? getTranslation("sessions.unknown-browser") : session.browser();
        Span browser = new Span(name);
        browser.addClassName("pw-passkey-name");
        Moments moments = Moments.of(getUI().orElseThrow());
        Span facts = new Span(getTranslation(
                "sessions.facts",
                moments.dateAndTime(session.began()),
                moments.dateAndTime(session.lastUsed()),
                session.source()));
        facts.addClassName("pw-secondary");
        Div words = new Div(browser, facts);
        words.addClassName("pw-two-lines");
        ListItem item = new ListItem(words);
        if (session.current()) {
            item.add(new Span(getTranslation("sessions.current")));
        } else {
            Button end = new Button(getTranslation("sessions.end"), click -> end(session));
            end.setAriaLabel(getTranslation("sessions.end.of", name, moments.dateAndTime(session.began())));
            item.add(end);
        }
        return item;
    }

    private void end(OwnSession session) {
        signInAgain.around(() -> {
            sessions.end(session.id());
            Toasts.success(getTranslation("sessions.ended"));
            refresh();
        });
    }

    private void endOthers() {
        signInAgain.around(() -> {
            sessions.endOthers();
            Toasts.success(getTranslation("sessions.others-ended"));
            refresh();
        });
    }
}
