package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.select.Select;
import io.portwarden.ViewTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {"portwarden.support.url=https://support.example.com", "portwarden.support.phone=+1 202 555 0100"})
class LoginViewTest extends ViewTest {

    @Test
    @DisplayName("Who is not signed in is asked to sign in, wherever they wanted to go")
    void asked() {
        comeAsNobody();
        open("port-orders");
        assertThat(getCurrentView()).isInstanceOf(LoginView.class);
    }

    @Test
    @DisplayName("The sign-in screen asks for E-mail and Password, and sends them to Spring Security")
    void labels() {
        comeAsNobody();
        open("login");
        LoginForm form = find(LoginForm.class).single();
        assertThat(form.getAction()).isEqualTo("login");
        String texts = form.getElement().getPropertyRaw("i18n").toString();
        assertThat(texts).contains("\"E-mail\"", "\"Password\"", "\"Sign in\"");
        assertThat(screen()).contains("Portwarden", "Guard your telephone numbers");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("Sign in · Portwarden");
    }

    @ParameterizedTest
    @CsvSource({
        "error, That didn’t work",
        "unavailable, That sign-in could not be checked",
        "expired, The page that you came from was no longer valid",
    })
    @DisplayName("Who comes back is told why, and not whether there is such an account")
    void refused(String reason, String words) {
        comeAsNobody();
        open("login?" + reason);
        assertThat(screen()).contains(words).doesNotContain("unknown", "no account", "not exist");
    }

    @Test
    @DisplayName("Nothing is refused before somebody has tried")
    void fresh() {
        comeAsNobody();
        open("login");
        assertThat(screen()).doesNotContain("That didn’t work");
    }

    @Test
    @DisplayName("The language can be chosen before signing in")
    void language() {
        comeAsNobody();
        open("login");
        assertThat(find(Select.class).withAriaLabel("Language").exists()).isTrue();
    }

    @Test
    @DisplayName("The provider's support stands there for who has lost every way in")
    void support() {
        comeAsNobody();
        open("login");
        assertThat(find(Anchor.class).withText("Contact support").single().getHref())
                .isEqualTo("https://support.example.com");
        assertThat(find(Anchor.class).withText("+1 202 555 0100").single().getHref())
                .isEqualTo("tel:+12025550100");
    }
}
