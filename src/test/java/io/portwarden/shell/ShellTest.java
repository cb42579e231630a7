package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.people.Appearance;
import io.portwarden.people.PeopleService;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Languages;
import io.portwarden.shared.ui.WhileShown;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionSystemException;

class ShellTest extends ViewTest {

    @Autowired
    LiveUpdates liveUpdates;

    @Autowired
    TestDatabase database;

    @Autowired
    PeopleService people;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
    }

    @Test
    @DisplayName("The frame says whose portal this is, who is signed in as what, and leads to Voice › Port orders")
    void frame() {
        signIn(tenant.viewer());
        assertThat(screen()).contains(tenant.tenant().name(), "Vic Viewer", "Viewer", "Sign out");
        assertThat(find(SideNav.class).single().getLabel()).isEqualTo("Voice");
        assertThat(find(SideNavItem.class).all())
                .extracting(item -> item.getLabel() + " /" + item.getPath())
                .containsExactly(
                        "Overview /",
                        "Port orders /port-orders",
                        "Numbers /numbers",
                        "Numbers to get back /port-backs");
    }

    @Test
    @DisplayName("A tenant's people come to the overview first")
    void tenantHome() {
        signIn(tenant.admin());
        assertThat(find(H1.class).single().getText()).isEqualTo("Overview");
    }

    @Test
    @DisplayName("An operator comes to the desk, and has the provider's menu, not a tenant's")
    void operatorHome() {
        signIn(world.operator());
        assertThat(find(H1.class).single().getText()).isEqualTo("Orders");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getPath)
                .startsWith("provider/orders", "provider/disputes")
                .allMatch(path -> path.startsWith("provider/"));
    }

    @Test
    @DisplayName("A screen that does not exist says so, and what to do next")
    void notFound() {
        signIn(tenant.admin());
        open("no-such-screen");
        assertThat(find(H1.class).single().getText()).isEqualTo("This page doesn’t exist");
        assertThat(screen()).contains("Check the address", "Go to the start page");
    }

    @Test
    @DisplayName("A screen of another role says so, and what to do next")
    void accessDenied() {
        signIn(world.operator());
        open("port-orders");
        assertThat(find(H1.class).single().getText()).isEqualTo("This page isn’t open to you");
    }

    @Test
    @DisplayName("What goes wrong behind a click is told with an id to quote, and without a word of what it was")
    void errorBehindClick() {
        signIn(tenant.admin());
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new IllegalStateException("secret inside")));
        assertThat(toast())
                .matches(".*tell support error number [A-Z2-9]{8}\\.")
                .doesNotContain("secret inside", "IllegalState");
    }

    @Test
    @DisplayName("What cannot be reached in time is told as such: nothing was changed, try again")
    void unavailable() {
        signIn(tenant.admin());
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new UnavailableException("queue full")));
        assertThat(toast()).startsWith("That can’t be done right now. Nothing was changed.");
    }

    @Test
    @DisplayName("When the database went away under a click, nobody is told that nothing was changed")
    void unknownWhetherDone() {
        signIn(tenant.admin());
        VaadinSession.getCurrent()
                .getErrorHandler()
                .error(new ErrorEvent(new TransactionSystemException("the commit got no answer")));
        assertThat(toast()).contains("it isn’t known whether a part of it was").doesNotContain("Nothing was changed");
    }

    @Test
    @DisplayName(
            "Who has done nothing is told that the page is not up to date, and neither that it failed nor whose fault it is")
    void byItself() {
        signIn(tenant.admin());
        Div page = new Div();
        WhileShown.follow(page, liveUpdates, updates -> {
            throw new IllegalStateException("secret inside");
        });
        UI.getCurrent().add(page);
        world.setPin(tenant, "48392017");
        Throwable failed =
                catchThrowable(() -> eventually(() -> find(Notification.class).exists()));
        if (failed != null) {
            // Where this very thread brought the news, it comes out here instead of at the session's handler.
            assertThat(failed).hasRootCauseMessage("secret inside");
            VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(failed));
        }
        assertThat(toast())
                .matches("This page could not be brought up to date\\. Load it again\\. Error number: [A-Z2-9]{8}")
                .doesNotContain("secret inside");
    }

    @Test
    @DisplayName("A screen that cannot be built because the database is away says so, and that it is worth another try")
    void databaseAway() {
        signIn(tenant.admin());
        try (TestOutage ignored = new TestOutage(database)) {
            open("");
            assertThat(find(H1.class).single().getText()).isEqualTo("Not possible at the moment");
            assertThat(screen()).contains("Load the page again in a minute", "Error number to quote");
        }
        eventually(() -> {
            try {
                open("");
                return find(H1.class).single().getText().equals("Overview");
            } catch (RuntimeException stillAway) {
                return false;
            }
        });
    }

    @Test
    @DisplayName("What a role does not allow is told as such")
    void notAllowed() {
        signIn(tenant.viewer());
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new AccessDeniedException("no")));
        assertThat(toast()).isEqualTo("Your role doesn’t allow this. Nothing was changed.");
    }

    @Test
    @DisplayName("PIN-9: a fresh sign-in that nobody has prompted for is told as such, and not as an error")
    void notFresh() {
        signIn(tenant.admin());
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new SignInNotFreshException()));
        assertThat(toast()).startsWith("This asks for a fresh sign-in. Nothing was changed.");
        UI.getCurrent().addBeforeEnterListener(event -> {
            if (event.getNavigationTarget() != NotFreshScreen.class) {
                throw new SignInNotFreshException();
            }
        });
        open("numbers");
        assertThat(find(H1.class).single().getText()).isEqualTo("You have to sign in again for this");
    }

    @Test
    @DisplayName("The menu says how this page looks, which was read when the page began, and not once more")
    void appearance() {
        world.bringIn(tenant.admin());
        signIn(tenant.admin());
        world.superuser()
                .sql("update people set appearance = 'dark' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        assertThat(new AppearanceSelect(people).getValue()).isEqualTo(Appearance.DEVICE);
        new AppearanceSelect(people).setValue(Appearance.LIGHT);
        assertThat(new AppearanceSelect(people).getValue()).isEqualTo(Appearance.LIGHT);
        assertThat(people.choices().appearance()).isEqualTo(Appearance.LIGHT);
    }

    @Test
    @DisplayName("The language can be chosen on every screen")
    void language() {
        signIn(tenant.admin());
        @SuppressWarnings("unchecked") // there is one with this label, and it holds languages
        Select<Locale> languages = find(Select.class).withAriaLabel("Language").single();
        test(languages).selectItem("Français");
        assertThat(VaadinSession.getCurrent().getLocale()).isEqualTo(Locale.FRENCH);
        assertThat(Languages.chosen(VaadinSession.getCurrent())).contains(Locale.FRENCH);
    }
}
