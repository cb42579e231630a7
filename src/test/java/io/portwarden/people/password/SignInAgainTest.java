package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestWorld;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How a sign-in becomes fresh; that Vaadin's own requests see it too is shown by the browser tests. */
@SpringBootTest
class SignInAgainTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    SignInAgain signInAgain;

    @Autowired
    FreshSignIn freshSignIn;

    @Autowired
    TestWorld world;

    final MockHttpServletRequest request = new MockHttpServletRequest();
    SignedInPerson ada;

    @BeforeEach
    void makeWorld() {
        ada = world.usTenant().admin();
        world.signUp(ada, PASSWORD);
        request.getSession();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private void prove(String password) {
        signInAgain.withPassword(password);
        freshSignIn.requireFresh();
    }

    private void stale(Runnable work) {
        TestWorld.asStale(ada, () -> {
            work.run();
            return ada;
        });
    }

    @Test
    @DisplayName(
            "PIN-9: with the password shown again a sign-in is fresh, in this request and in the session's next ones")
    void fresh() {
        String before = request.getSession().getId();

        stale(() -> prove(PASSWORD));

        assertThat(request.getSession().getId()).isNotEqualTo(before);
        assertThat(request.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .isInstanceOfSatisfying(
                        SecurityContext.class,
                        next -> assertThat(Objects.requireNonNull(next.getAuthentication())
                                        .getAuthorities())
                                .extracting(GrantedAuthority::getAuthority)
                                .containsExactlyInAnyOrder("ROLE_TENANT_ADMIN", "FACTOR_PASSWORD"));
    }

    @Test
    @DisplayName("PIN-9: with a wrong password it stays as it was")
    void wrong() {
        stale(() -> {
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> prove("wrong"));
            assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(freshSignIn::requireFresh);
        });
        assertThat(request.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .isNull();
    }

    @Test
    @DisplayName("An open screen gives nobody more guesses than the sign-in page does")
    void guesses() {
        stale(() -> {
            for (int i = 0; i < 10; i++) {
                assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> prove("wrong"));
            }
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> prove(PASSWORD));
        });
    }

    @Test
    @DisplayName("Somebody else's password proves nothing")
    void another() {
        SignedInPerson eve = world.usTenant().admin();
        TestWorld.asStale(eve, () -> {
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> prove(PASSWORD));
            return eve;
        });
    }

    @Test
    @DisplayName("Whoever is not signed in cannot sign in again")
    void nobody() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(() -> signInAgain.withPassword(PASSWORD));
    }
}
