package io.portwarden.people.passkey;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asWithPasskey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.portwarden.PublicPortal;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.TestAuthenticator;
import io.portwarden.people.passkey.PasskeyRefusedException.Reason;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@PublicPortal
class PasskeyServiceTest {

    private static final String ORIGIN = "https://portal.acme.example";

    @Autowired
    PasskeyService passkeys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    SignedInPerson vic;
    TestAuthenticator key;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = add(tenant.admin());
        vic = add(tenant.viewer());
        key = new TestAuthenticator(ORIGIN);
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, "correct horse battery");
        return person;
    }

    private static void doAs(SignedInPerson person, Runnable work) {
        asWithPasskey(person, () -> {
            work.run();
            return person;
        });
    }

    private void register(SignedInPerson person, TestAuthenticator authenticator, String name) {
        doAs(person, () -> {
            PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = passkeys.askForNew();
            inRequest(() -> passkeys.add(asked, name, authenticator.make(asked.json())));
        });
    }

    private void confirm(SignedInPerson person, TestAuthenticator authenticator) {
        doAs(person, () -> {
            PasskeyChallenge<PublicKeyCredentialRequestOptions> asked = passkeys.askForMine();
            inRequest(() -> passkeys.confirm(asked, authenticator.sign(asked.json())));
        });
    }

    private static void inRequest(Runnable work) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            work.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private List<String> names(SignedInPerson person) {
        return as(person, passkeys::mine).stream().map(Passkey::name).toList();
    }

    private static void refused(Reason reason, ThrowingCallable work) {
        assertThatExceptionOfType(PasskeyRefusedException.class)
                .isThrownBy(work)
                .extracting(PasskeyRefusedException::reason)
                .isEqualTo(reason);
    }

    @Test
    @DisplayName("A passkey that was made is listed with its name, and shows when it was used")
    void register() {
        register(ada, key, "Blue key");

        assertThat(as(ada, passkeys::mine)).singleElement().satisfies(passkey -> {
            assertThat(passkey.name()).isEqualTo("Blue key");
            assertThat(passkey.lastUsedAt()).isNull();
        });

        confirm(ada, key);

        assertThat(as(ada, passkeys::mine))
                .singleElement()
                .satisfies(passkey -> assertThat(passkey.lastUsedAt()).isAfter(passkey.createdAt()));
    }

    @Test
    @DisplayName("PIN-9: showing a passkey makes a sign-in fresh that was not")
    void fresh() {
        register(ada, key, "Blue key");
        String id = as(ada, passkeys::mine).getFirst().id();

        TestWorld.asStale(ada, () -> {
            PasskeyChallenge<PublicKeyCredentialRequestOptions> asked = passkeys.askForMine();
            inRequest(() -> passkeys.confirm(asked, key.sign(asked.json())));
            passkeys.remove(id);
            return id;
        });

        assertThat(names(ada)).isEmpty();
    }

    @Test
    @DisplayName("Trail: adding and removing a passkey stand there, and the person is told of the added one by mail")
    @Records({AuditKind.PASSKEY_ADDED, AuditKind.PASSKEY_REMOVED})
    @Tells(NoticeKind.PASSKEY_ADDED)
    void recorded() {
        register(ada, key, "Blue key");
        confirm(ada, key);
        doAs(ada, () -> passkeys.remove(passkeys.mine().getFirst().id()));

        assertThat(world.superuser()
                        .sql("""
                                select kind, actor_id = subject_id and subject_id = :ada as about_ada, details
                                from audit_entries where tenant_id = :tenant order by position
                                """)
                        .param("ada", ada.personId())
                        .param("tenant", ada.tenant())
                        .query((row, index) -> row.getString(1) + " " + row.getBoolean(2) + " " + row.getString(3))
                        .list())
                .containsExactly("passkey-added true ", "passkey-removed true ");
        assertThat(world.superuser()
                        .sql("select kind || ' ' || recipient from outbox where tenant_id = :tenant")
                        .param("tenant", ada.tenant())
                        .query(String.class)
                        .list())
                .containsExactly("passkey-added " + ada.email());
    }

    @Test
    @DisplayName("What an authenticator learns of a person is random, and the same every time")
    void handle() {
        PublicKeyCredentialCreationOptions first =
                asWithPasskey(ada, passkeys::askForNew).options();
        PublicKeyCredentialCreationOptions second =
                asWithPasskey(ada, passkeys::askForNew).options();
        PublicKeyCredentialCreationOptions other = as(vic, passkeys::askForNew).options();

        assertThat(first.getUser().getId().getBytes()).hasSize(32);
        assertThat(second.getUser().getId()).isEqualTo(first.getUser().getId());
        assertThat(other.getUser().getId()).isNotEqualTo(first.getUser().getId());
        assertThat(second.getChallenge()).isNotEqualTo(first.getChallenge());
    }

    @Test
    @DisplayName("A passkey is for the portal's host, has to be kept on the authenticator and to verify its user")
    void options() {
        register(ada, key, "Blue key");

        String asked = asWithPasskey(ada, passkeys::askForNew).json();

        assertThat(asked)
                .contains("\"id\":\"portal.acme.example\"")
                .contains("\"residentKey\":\"required\"")
                .contains("\"userVerification\":\"required\"")
                .contains("\"attestation\":\"none\"");
        assertThat(asWithPasskey(ada, passkeys::askForNew).options().getExcludeCredentials())
                .hasSize(1);
    }

    @Test
    @DisplayName("PIN-9: with a sign-in that is not fresh no passkey is made or removed")
    void stale() {
        register(ada, key, "Blue key");
        PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = asWithPasskey(ada, passkeys::askForNew);
        String id = as(ada, passkeys::mine).getFirst().id();

        List<Callable<Object>> attempts = List.of(
                () -> TestWorld.asStale(ada, passkeys::askForNew),
                () -> TestWorld.asStale(ada, () -> {
                    passkeys.add(asked, "Second", new TestAuthenticator(ORIGIN).make(asked.json()));
                    return id;
                }),
                () -> TestWorld.asStale(ada, () -> {
                    passkeys.remove(id);
                    return id;
                }));

        assertThat(attempts)
                .allSatisfy(attempt ->
                        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(attempt::call));
        assertThat(names(ada)).containsExactly("Blue key");
    }

    @Test
    @DisplayName("Nobody who is not signed in makes or sees passkeys")
    void nobody() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(passkeys::mine);
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(passkeys::askForNew);
        assertThat(catchThrowable(() -> as(world.carrier(), passkeys::mine))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName(
            "A passkey made over another challenge, for somebody else, elsewhere or without verification is refused")
    void notWhatWasAsked() {
        PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = asWithPasskey(ada, passkeys::askForNew);
        PasskeyChallenge<PublicKeyCredentialCreationOptions> another = asWithPasskey(ada, passkeys::askForNew);
        String answer = key.make(asked.json());

        refused(Reason.NOT_ACCEPTED, () -> doAs(ada, () -> passkeys.add(another, "Blue key", answer)));
        refused(Reason.NOT_ACCEPTED, () -> doAs(vic, () -> passkeys.add(asked, "Blue key", answer)));
        refused(Reason.NOT_ACCEPTED, () -> register(ada, key.at("https://portal.acme.example.evil.example"), "Blue"));
        refused(Reason.NOT_ACCEPTED, () -> register(ada, key.at("http://portal.acme.example"), "Blue key"));
        refused(Reason.NOT_ACCEPTED, () -> register(ada, new TestAuthenticator(ORIGIN).withId(new byte[1024]), "Blue"));
        refused(Reason.NOT_ACCEPTED, () -> register(ada, key.withoutVerification(), "Blue key"));

        assertThat(names(ada)).isEmpty();
        assertThat(names(vic)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("Whatever else a browser sends in the place of a passkey is refused")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}",
                "{\"id\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"%\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"attestationObject\":\"AA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}"
            })
    void garbage(String answer) {
        register(ada, key, "Blue key");
        PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = asWithPasskey(ada, passkeys::askForNew);
        PasskeyChallenge<PublicKeyCredentialRequestOptions> askedForMine = as(ada, passkeys::askForMine);

        refused(Reason.NOT_ACCEPTED, () -> doAs(ada, () -> passkeys.add(asked, "Second", answer)));
        refused(Reason.NOT_ACCEPTED, () -> doAs(ada, () -> passkeys.confirm(askedForMine, answer)));
    }

    @Test
    @DisplayName("A passkey is one person's: the same credential is refused for a colleague and for another tenant")
    void knownAlready() {
        register(ada, key, "Blue key");
        SignedInPerson stranger = add(world.usTenant().admin());

        for (SignedInPerson other : List.of(ada, vic, stranger)) {
            refused(
                    Reason.ALREADY_KNOWN,
                    () -> register(other, new TestAuthenticator(ORIGIN).withId(key.id()), "Mine now"));
        }

        assertThat(names(stranger)).isEmpty();
        confirm(ada, key);
    }

    @Test
    @DisplayName("Another person's passkey proves nothing, whether a colleague's or another tenant's")
    void otherPeoples() {
        register(ada, key, "Blue key");
        TestAuthenticator vics = new TestAuthenticator(ORIGIN);
        register(vic, vics, "Vic's");
        SignedInPerson stranger = add(world.usTenant().admin());
        TestAuthenticator strangers = new TestAuthenticator(ORIGIN);
        register(stranger, strangers, "Stranger's");

        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, vics));
        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, strangers));
        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, new TestAuthenticator(ORIGIN)));
        // Whoever has no passkey is asked for none in particular.
        SignedInPerson empty = add(world.usTenant().admin());
        refused(Reason.NOT_ACCEPTED, () -> confirm(empty, key));
    }

    @Test
    @DisplayName("Nobody renames or removes another person's passkey, whether a colleague's or another tenant's")
    void handsOff() {
        register(ada, key, "Blue key");
        String id = as(ada, passkeys::mine).getFirst().id();

        for (SignedInPerson other : List.of(vic, world.usTenant().admin())) {
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> doAs(other, () -> passkeys.rename(id, "Mine now")));
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> doAs(other, () -> passkeys.remove(id)));
        }

        assertThat(names(ada)).containsExactly("Blue key");
        confirm(ada, key);
    }

    @Test
    @DisplayName("A copy of a passkey is refused once the other one has signed more often")
    void copied() {
        register(ada, key, "Blue key");
        TestAuthenticator copy = key.copy();
        confirm(ada, key);
        confirm(ada, key);

        refused(Reason.COPIED, () -> confirm(ada, copy));

        confirm(ada, key);
    }

    @Test
    @DisplayName("Of many uses at once with one count of signatures, one is taken")
    void copiesAtOnce() throws Exception {
        register(ada, key, "Blue key");
        List<TestAuthenticator> copies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            copies.add(key.copy());
        }

        List<Boolean> taken = TestThreads.atOnce(
                copies.size(), index -> catchThrowable(() -> confirm(ada, copies.get(index))) == null);

        assertThat(Collections.frequency(taken, true)).isEqualTo(1);
    }

    @Test
    @DisplayName("An authenticator that does not count can be used again and again")
    void withoutCount() {
        register(ada, key.withoutCount(), "Phone");

        confirm(ada, key);
        confirm(ada, key);

        assertThat(names(ada)).containsExactly("Phone");
    }

    @Test
    @DisplayName("An authenticator that knows the passkey's holder as somebody else is refused")
    void otherHandle() {
        register(ada, key, "Blue key");

        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, key.withUserHandle(new byte[32])));
    }

    @Test
    @DisplayName("An answer given on another page, over another challenge or without verification proves nothing")
    void otherAnswer() {
        register(ada, key, "Blue key");
        PasskeyChallenge<PublicKeyCredentialRequestOptions> asked = as(ada, passkeys::askForMine);
        PasskeyChallenge<PublicKeyCredentialRequestOptions> another = as(ada, passkeys::askForMine);

        refused(Reason.NOT_ACCEPTED, () -> doAs(ada, () -> passkeys.confirm(another, key.sign(asked.json()))));
        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, key.at("https://evil.example")));
        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, key.copy().withoutVerification()));
    }

    @Test
    @DisplayName("A passkey that was renamed has its new name, one that was removed is refused")
    void renameAndRemove() {
        register(ada, key, "Blue key");
        String id = as(ada, passkeys::mine).getFirst().id();

        doAs(ada, () -> passkeys.rename(id, "Red key"));
        assertThat(names(ada)).containsExactly("Red key");
        // Without any, the next would be a first factor again (SIG-4).
        register(ada, new TestAuthenticator(ORIGIN), "Green key");

        doAs(ada, () -> passkeys.remove(id));
        assertThat(names(ada)).containsExactly("Green key");
        refused(Reason.NOT_ACCEPTED, () -> confirm(ada, key));
        // Its place is free again.
        register(ada, key, "Blue key");
    }

    @ParameterizedTest
    @DisplayName("A name that is empty, too long, with spaces around it or with line breaks is refused")
    @ValueSource(strings = {"", " ", " Blue key", "Blue\nkey", "Blue\u2028key", "Blue\u0007"})
    void names(String name) {
        register(ada, key, "Blue key");
        String id = as(ada, passkeys::mine).getFirst().id();

        assertThatIllegalArgumentException().isThrownBy(() -> doAs(ada, () -> passkeys.rename(id, name)));
        assertThatIllegalArgumentException().isThrownBy(() -> register(ada, new TestAuthenticator(ORIGIN), name));
        assertThatIllegalArgumentException().isThrownBy(() -> doAs(ada, () -> passkeys.rename(id, "x".repeat(101))));
    }

    @Test
    @DisplayName("Nobody has more passkeys than configured, however many are made at once (OWASP ASVS 5.0, 2.4.1)")
    void tooMany() throws Exception {
        List<Throwable> outcomes = TestThreads.atOnce(
                8, index -> catchThrowable(() -> register(ada, new TestAuthenticator(ORIGIN), "Key " + index)));

        assertThat(outcomes.stream().filter(outcome -> outcome == null)).hasSize(3);
        assertThat(outcomes.stream()
                        .filter(PasskeyRefusedException.class::isInstance)
                        .map(outcome -> ((PasskeyRefusedException) outcome).reason()))
                .hasSize(5)
                .containsOnly(Reason.TOO_MANY);
        assertThat(names(ada)).hasSize(3);
    }

    @Test
    @DisplayName(
            "Another tenant's transaction sees neither passkeys nor whose they are; naming one shows only whose it is")
    void otherTenant() {
        register(ada, key, "Blue key");
        TestAuthenticator second = new TestAuthenticator(ORIGIN);
        register(ada, second, "Second");
        TestTenant other = world.usTenant();

        transactions.doStating(Scope.tenant(other.id()), () -> {
            assertThat(count("passkeys")).isZero();
            assertThat(count("passkey_holders")).isZero();
        });
        transactions.doStating(Scope.digests(PasskeyRepository.digest(new Bytes(key.id()))), () -> {
            assertThat(count("passkeys")).isZero();
            assertThat(count("passkey_holders")).isEqualTo(1);
            assertThat(count("people")).isZero();
        });
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
