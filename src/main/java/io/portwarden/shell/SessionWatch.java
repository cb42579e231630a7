package io.portwarden.shell;

import com.vaadin.flow.component.UI;
import io.portwarden.people.SessionEnd;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.ui.OwnScript;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has the pages of those who are signed in warn them before their session ends, and say afterwards why it has
 * ({@code session-watch.js}). The words go with the page: later there is nobody who would send them.
 */
@Component
class SessionWatch {

    private static final Duration WARNED_BEFORE = Duration.ofMinutes(2);
    private static final String LOAD_SCRIPT = OwnScript.call("session-watch.js", "guard($0)");

    private final Duration warnedBefore;

    /** Of shorter sessions, the last half. */
    SessionWatch(SignInProperties properties) {
        Duration half = properties.idle().dividedBy(2);
        this.warnedBefore = half.compareTo(WARNED_BEFORE) < 0 ? half : WARNED_BEFORE;
    }

    void set(UI ui) {
        CurrentPerson.find().ifPresent(person -> {
            ObjectNode words = words(ui);
            words.put("person", person.personId().toString());
            words.put("warned", warnedBefore.toMillis());
            ui.getPage().executeJs(LOAD_SCRIPT, words);
        });
    }

    private static ObjectNode words(UI ui) {
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        words.put("popup", ui.getTranslation("session.ended.title"));
        words.put("warning", ui.getTranslation("session.warning.title"));
        words.put("warningIdle", ui.getTranslation("session.warning.idle"));
        words.put("warningLongest", ui.getTranslation("session.warning.longest"));
        words.put("left", ui.getTranslation("session.warning.left", "{0}"));
        words.put("stay", ui.getTranslation("session.warning.stay"));
        words.put("goOn", ui.getTranslation("session.warning.go-on"));
        words.put("over", ui.getTranslation("session.ended.title"));
        words.put("signIn", ui.getTranslation("session.ended.sign-in"));
        words.put("kept", ui.getTranslation("session.ended.kept"));
        words.put("back", ui.getTranslation("session.ended.back"));
        words.put("renewed", ui.getTranslation("session.renewed.title"));
        words.put("load", ui.getTranslation("session.renewed.load"));
        words.put("renewedBack", ui.getTranslation("session.renewed.back"));
        ObjectNode ends = words.putObject("ends");
        for (SessionEnd end : SessionEnd.values()) {
            ends.put(end.code(), ui.getTranslation("session.end." + end.code()));
        }
        ends.put("unknown", ui.getTranslation("session.unknown"));
        ends.put("renewed", ui.getTranslation("session.renewed"));
        return words;
    }
}
