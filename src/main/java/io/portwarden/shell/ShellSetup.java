package io.portwarden.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.portwarden.people.PeopleService;
import io.portwarden.people.ScreenChoices;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.ui.Languages;
import io.portwarden.shared.ui.SearchKey;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/**
 * Sets every session up: its language, its words for lost connections and ended sessions, its way to report errors. And
 * every page, which stays true when the browser translates it ({@code translated.js}).
 */
@Component
class ShellSetup implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    /** So that screen readers say when the connection is lost, and when it is back. */
    private static final String CONNECTION_SCRIPT =
            "document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status')";

    private final transient I18NProvider texts;
    private final transient PeopleService people;
    private final transient SessionWatch sessionWatch;

    ShellSetup(I18NProvider texts, PeopleService people, SessionWatch sessionWatch) {
        this.texts = texts;
        this.people = people;
        this.sessionWatch = sessionWatch;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(this::systemMessages);
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new ErrorReports()));
        event.getSource().addUIInitListener(this::setUp);
        event.addIndexHtmlRequestListener(page -> {
            Document document = page.getDocument();
            boolean inside = CurrentPerson.find().isPresent();
            FirstPaint.add(document, inside);
            if (inside) {
                AppearanceSelect.show(document, people.choices().appearance());
            }
            for (String script : List.of("translated.js", "keyboard.js", "links.js")) {
                document.head()
                        .appendElement("script")
                        .attr("type", "module")
                        .attr("src", script)
                        // Like those that are there already; those who come later give it theirs.
                        .attr("nonce", document.select("script[nonce]").attr("nonce"));
            }
        });
    }

    private void setUp(UIInitEvent init) {
        UI ui = init.getUI();
        if (CurrentPerson.find().isPresent() && ui.getSession().getAttribute(LanguageSettled.class) == null) {
            settleLanguage(ui.getSession());
        }
        sessionWatch.set(ui);
        ui.getPage().executeJs(CONNECTION_SCRIPT);
        Keyboard.setUp(ui);
        if (CurrentPerson.find().isPresent()) {
            ScreenChoices choices = people.choices();
            AppearanceSelect.show(ui, choices.appearance());
            SearchKey.show(ui, choices.slash());
        }
        ui.getPage()
                .executeJs("document.documentElement.lang = $0", ui.getLocale().toLanguageTag());
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("connection.lost"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("connection.gone"));
    }

    /** What somebody chose on the sign-in screen is their choice from then on; otherwise their last choice counts. */
    private void settleLanguage(VaadinSession session) {
        session.setAttribute(LanguageSettled.class, new LanguageSettled());
        Languages.chosen(session)
                .ifPresentOrElse(people::changeLanguage, () -> Languages.speak(session, people.language()));
    }

    /** Marks a session in which the signed-in person's language has been found out. */
    private record LanguageSettled() implements Serializable {}

    private SystemMessages systemMessages(SystemMessagesInfo info) {
        Locale locale = info.getLocale();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts.getTranslation("session.ended.title", locale));
        messages.setSessionExpiredMessage(texts.getTranslation("session.ended", locale));
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption(texts.getTranslation("problem.unexpected.title", locale));
        messages.setInternalErrorMessage(texts.getTranslation("problem.unexpected.next", locale));
        return messages;
    }
}
