package io.portwarden.shell.gate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.communication.PushConnection;
import io.portwarden.people.session.SessionRegistry;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.work.Rounds;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The pages that stand open on this node. What is pushed to them goes by no filter, and one that asks for nothing would be told
 * news for as long as it likes: so it is looked after them whether their sessions go on, and those of ended ones are cut off.
 */
@Component
class OpenPages extends Rounds {

    /** Where each request is checked, pages that ask for nothing still are not looked after all the time. */
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final SessionRegistry sessions;
    private final Set<UI> pages = ConcurrentHashMap.newKeySet();

    OpenPages(SessionRegistry sessions, SignInProperties properties) {
        super("open-pages", "Checks of sessions whose pages stand open", every(properties), every(properties));
        this.sessions = sessions;
    }

    private static Duration every(SignInProperties properties) {
        Duration check = properties.sessionCheck();
        return check.compareTo(AT_LEAST) < 0 ? AT_LEAST : check;
    }

    void opened(UI page) {
        pages.add(page);
        page.addDetachListener(closed -> pages.remove(page));
    }

    @Override
    protected void round() {
        Map<HttpSession, Set<UI>> open = new HashMap<>();
        for (UI page : pages) {
            VaadinSession session = page.getSession();
            if (session == null) {
                pages.remove(page);
            } else if (session.getSession() instanceof WrappedHttpSession wrapped) {
                open.computeIfAbsent(wrapped.getHttpSession(), none -> new HashSet<>())
                        .add(page);
            }
        }
        sessions.over(open.keySet())
                .forEach(over -> open.getOrDefault(over, Set.of()).forEach(OpenPages::cutOff));
    }

    /** It comes again by a request, which is told that the session is over, and why. */
    private static void cutOff(UI page) {
        try {
            var unused = page.access(() -> {
                PushConnection push = page.getInternals().getPushConnection();
                if (push != null && push.isConnected()) {
                    push.disconnect();
                }
            });
        } catch (UIDetachedException closed) {
            // It is gone.
        }
    }
}
