package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

class FreshSignInTest {

    private static final SignedInPerson PERSON =
            new SignedInPerson(UUID.randomUUID(), UUID.randomUUID(), "ada@acme.example", "Ada", Role.TENANT_ADMIN);

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final FreshSignIn freshSignIn =
            new FreshSignIn(Clock.fixed(NOW, ZoneOffset.UTC), new FreshSignIn.Properties(Duration.ofMinutes(5)));

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static void signIn(GrantedAuthority... authorities) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken((CurrentPerson.Principal) () -> PERSON, "", authorities));
    }

    private static FactorGrantedAuthority factor(String factor, Duration ago) {
        return FactorGrantedAuthority.withAuthority(factor)
                .issuedAt(NOW.minus(ago))
                .build();
    }

    private void refused() {
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(freshSignIn::requireFresh);
    }

    @ParameterizedTest
    @DisplayName("PIN-9: a password or a passkey shown less than 5 minutes ago is fresh")
    @ValueSource(strings = {"FACTOR_PASSWORD", "FACTOR_WEBAUTHN"})
    void fresh(String proof) {
        signIn(factor(proof, Duration.ofMinutes(5).minusMillis(1)));
        assertThatCode(freshSignIn::requireFresh).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @DisplayName("PIN-9: after 5 minutes it is not any more")
    @ValueSource(strings = {"FACTOR_PASSWORD", "FACTOR_WEBAUTHN"})
    void stale(String proof) {
        signIn(factor(proof, Duration.ofMinutes(5)));
        refused();
    }

    @Test
    @DisplayName("PIN-9: a fresh proof beside a stale one is enough")
    void shownAgain() {
        signIn(factor("FACTOR_PASSWORD", Duration.ofHours(1)), factor("FACTOR_WEBAUTHN", Duration.ofSeconds(1)));
        assertThatCode(freshSignIn::requireFresh).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("SIG-7: where a code was shown, a fresh password alone is not enough, nor a fresh code alone")
    void bothAgain() {
        Duration now = Duration.ofSeconds(1);
        Duration before = Duration.ofHours(1);
        signIn(factor("FACTOR_PASSWORD", now), factor(SecondFactor.ONE_TIME_CODE, before));
        refused();
        signIn(factor("FACTOR_PASSWORD", before), factor(SecondFactor.ONE_TIME_CODE, now));
        refused();
        signIn(factor("FACTOR_PASSWORD", now), factor("FACTOR_WEBAUTHN", before));
        refused();
        signIn(factor("FACTOR_PASSWORD", now), factor(SecondFactor.ONE_TIME_CODE, now));
        assertThatCode(freshSignIn::requireFresh).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("PIN-9: what only looks like a proof is none")
    void noProof() {
        signIn(new SimpleGrantedAuthority("FACTOR_PASSWORD"), factor("FACTOR_OTT", Duration.ZERO));
        refused();
    }

    @Test
    @DisplayName("PIN-9: nobody is never fresh")
    void nobody() {
        refused();
    }
}
