package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.mocks.MockRequest;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import io.portwarden.ViewTest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a session that has ended: how it ended by sentence, in every language. */
class SessionEndWordsTest extends ViewTest {

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("Who comes to the sign-in page reads how the last session ended, and no cause where none is known")
    @CsvSource(delimiter = '|', textBlock = """
            idle       | en | Your last session ended because nothing was done in it for a while.
            idle       | fr | Votre dernière session a pris fin après un moment d’inactivité.
            idle       | es | Su última sesión terminó porque no se usó durante un rato.
            longest    | en | Your last session ended because it had lasted for as long as a session may.
            longest    | fr | Votre dernière session a pris fin parce qu’elle avait atteint la durée maximale d’une session.
            longest    | es | Su última sesión terminó porque había durado el máximo que dura una sesión.
            signed-out | en | You have signed out, in this window or in another one.
            signed-out | fr | Vous vous êtes déconnecté, dans cette fenêtre ou dans une autre.
            signed-out | es | Usted cerró la sesión, en esta ventana o en otra.
            elsewhere  | en | Your last session was ended from elsewhere: by yourself, by a new password, or because your access was changed.
            elsewhere  | fr | Il a été mis fin ailleurs à votre dernière session : par vous-même, par un nouveau mot de passe ou parce que votre accès a été modifié.
            elsewhere  | es | Su última sesión se cerró desde otro lugar: usted mismo, una contraseña nueva o un cambio en su acceso.
            ''         | en | ''
            forged     | en | ''
            """)
    void onTheSignInPage(String told, Locale language, String words) {
        comeAsNobody();
        speak(language);
        ((MockRequest) ((VaadinServletRequest) VaadinRequest.getCurrent()).getRequest())
                .addCookie(new Cookie("portwarden-ended", told));
        open("forgot-password");
        open("login");
        if (words.isEmpty()) {
            assertThat(screen()).doesNotContain("session", "signed out");
        } else {
            assertThat(screen().replace('\u00a0', ' ')).contains(words);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A page whose session has gone names no cause: the words came with it, before there was any")
    @CsvSource(delimiter = '|', textBlock = """
            en | Your session has ended. Click here or press Esc to sign in again.
            fr | Votre session a pris fin. Cliquez ici ou appuyez sur Échap pour vous reconnecter.
            es | Su sesión terminó. Haga clic aquí o presione Esc para iniciar sesión de nuevo.
            """)
    void onAnOpenPage(Locale language, String words) {
        comeAsNobody();
        SystemMessages messages = VaadinService.getCurrent().getSystemMessages(language, VaadinRequest.getCurrent());
        assertThat(messages).isInstanceOf(CustomizedSystemMessages.class);
        assertThat(messages.getSessionExpiredMessage()).isEqualTo(words);
    }
}
