package io.portwarden;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;

/** What Spring Security said of everybody who came, in the order in which it was said. */
public final class SignInEvents implements ApplicationListener<AbstractAuthenticationEvent> {

    private final List<AbstractAuthenticationEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void onApplicationEvent(AbstractAuthenticationEvent event) {
        events.add(event);
    }

    public List<AbstractAuthenticationEvent> all() {
        return events;
    }

    public void beginAnew() {
        events.clear();
    }
}
