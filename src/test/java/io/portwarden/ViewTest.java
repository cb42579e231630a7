package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import io.portwarden.shared.SignedInPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Opens screens without a browser, on the real services and a real PostgreSQL. Nothing is open before somebody comes. */
@SpringBootTest
public abstract class ViewTest extends SpringBrowserlessTest {

    @Autowired
    protected TestWorld world;

    /** Comes when a test says who is there. */
    @Override
    @BeforeEach
    protected void initVaadinEnvironment() {}

    @Override
    @AfterEach
    protected void cleanVaadinEnvironment() {
        if (VaadinSession.getCurrent() != null) {
            super.cleanVaadinEnvironment();
        }
        SecurityContextHolder.clearContext();
    }

    protected void comeAsNobody() {
        SecurityContextHolder.clearContext();
        super.initVaadinEnvironment();
    }

    /** With a password, just now. */
    protected void signIn(SignedInPerson person) {
        signIn(person, Instant.now());
    }

    /** With a password, at that time. */
    protected void signIn(SignedInPerson person, Instant at) {
        proved(person, at);
        super.initVaadinEnvironment();
        keepInSession(SecurityContextHolder.getContext());
    }

    /** The password was shown at that time, and not since. */
    protected static void proved(SignedInPerson person, Instant at) {
        proved(person, at, FactorGrantedAuthority.PASSWORD_AUTHORITY);
    }

    /** These were shown at that time, and not since. */
    protected static void proved(SignedInPerson person, Instant at, String... factors) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        person.role().authorities().forEach(role -> authorities.add(new SimpleGrantedAuthority(role)));
        for (String factor : factors) {
            authorities.add(
                    FactorGrantedAuthority.withAuthority(factor).issuedAt(at).build());
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TestingAuthenticationToken(new TestWorld.Principal(person), "", authorities));
        SecurityContextHolder.setContext(context);
        keepInSession(context);
    }

    /** As in the program: the thread that brings news to a page knows from the session whose page it is. */
    private static void keepInSession(SecurityContext context) {
        if (VaadinSession.getCurrent() != null) {
            VaadinSession.getCurrent()
                    .getSession()
                    .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        }
    }

    protected void speak(Locale language) {
        VaadinSession.getCurrent().setLocale(language);
        UI.getCurrent().setLocale(language);
    }

    protected void open(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent()
                .navigate(parts[0], parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
    }

    protected void click(String label) {
        test(find(Button.class).withText(label).single()).click();
    }

    /** All that can be read on the screen, notifications and panels included. */
    protected String screen() {
        return find(Component.class).all().stream()
                .map(component -> component.getElement().getText()
                        + " " + component.getElement().getProperty("label", "")
                        + " " + component.getElement().getProperty("errorMessage", ""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    protected String toast() {
        Notification notification = find(Notification.class).single();
        return find(Span.class, notification).all().stream().map(Span::getText).collect(Collectors.joining());
    }

    /** Waits for what another thread brings to the screen. */
    protected void eventually(BooleanSupplier happened) {
        Instant end = Instant.now().plus(Patience.LIMIT);
        while (!happened.getAsBoolean() && Instant.now().isBefore(end)) {
            whileAway(ViewTest::pause);
            roundTrip();
        }
        assertThat(happened.getAsBoolean())
                .as("happened within " + Patience.LIMIT)
                .isTrue();
    }

    /** Between two requests of the page: whoever has news for it brings them in a thread of their own. */
    protected static void whileAway(Runnable happening) {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        try {
            happening.run();
        } finally {
            session.lock();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
