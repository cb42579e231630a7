package io.portwarden.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.CountedHashes;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

@SpringBootTest
class SignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Autowired
    AuthenticationConfiguration authentication;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Person ada;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = add(tenant.id(), Role.TENANT_ADMIN);
        CountedHashes.beginAnew();
    }

    private Person add(TenantId tenantId, Role role) {
        Person person = new Person(
                tenantId,
                Identifiers.next(),
                new EmailAddress("ada" + COUNTER.incrementAndGet() + "@acme.example"),
                "Ada",
                role,
                Locale.ENGLISH);
        transactions.doStating(Scope.provider(), () -> people.add(person, PASSWORD));
        return person;
    }

    private Authentication signIn(String email, String password) {
        return authentication
                .getAuthenticationManager()
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password));
    }

    private void refuse(String email, String password) {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> signIn(email, password));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Whoever signs in may do what the role allows that is on file")
    @EnumSource
    void role(Role role) {
        Person person = add(role.isProviders() ? TenantId.PROVIDER : tenant.id(), role);

        Authentication signedIn = signIn(person.email().value(), PASSWORD);

        assertThat(signedIn.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .filteredOn(authority -> authority != null && authority.startsWith("ROLE_"))
                .containsExactlyElementsOf(role.authorities());
        assertThat(signedIn.getPrincipal()).isInstanceOfSatisfying(PortalUser.class, user -> {
            assertThat(user.person()).isEqualTo(person.signedIn());
            assertThat(user.getPassword()).as("kept after signing in").isNull();
        });
    }

    @Test
    @DisplayName("The case of the address does not matter, that of the password does")
    void upperCase() {
        assertThat(signIn(ada.email().value().toUpperCase(Locale.ROOT), PASSWORD)
                        .isAuthenticated())
                .isTrue();
        refuse(ada.email().value(), PASSWORD.toUpperCase(Locale.ROOT));
    }

    @Test
    @DisplayName("A wrong password costs one hash")
    void wrongPassword() {
        refuse(ada.email().value(), "wrong");
        assertThat(CountedHashes.count()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("An address that is unknown, or none at all, costs the same hash and says the same")
    @ValueSource(strings = {"nobody@acme.example", "no address", "a@b@c", "ada\u0000@acme.example", "' or 1=1 --"})
    void unknownPerson(String typed) {
        refuse("somebody@acme.example", "makes the hash that others are compared with");
        CountedHashes.beginAnew();

        refuse(typed, "wrong");

        assertThat(CountedHashes.count()).isEqualTo(1);
    }

    @Test
    @DisplayName("A changed password counts, and the old one does not any more")
    void changedPassword() {
        transactions.doStating(Scope.provider(), () -> people.setPassword(ada.email(), "another horse battery"));

        assertThat(signIn(ada.email().value(), "another horse battery").isAuthenticated())
                .isTrue();
        refuse(ada.email().value(), PASSWORD);
    }

    @Test
    @DisplayName("A password set again to what it is stays stored as it is")
    void samePassword() {
        String before = storedHash();
        transactions.doStating(Scope.provider(), () -> people.setPassword(ada.email(), PASSWORD));
        assertThat(storedHash()).isEqualTo(before).startsWith("{argon2}");
    }

    private String storedHash() {
        return world.superuser()
                .sql("select password_hash from accounts where person_id = ?")
                .param(ada.personId())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("Who looks up one address sees that one, and a tenant sees its own people's only")
    void otherTenants() {
        Person other = add(world.usTenant().id(), Role.TENANT_ADMIN);

        assertThat(visible(Scope.email(ada.email().value())))
                .containsExactly(ada.email().value());
        assertThat(visible(Scope.email("nobody@acme.example"))).isEmpty();
        assertThat(visible(Scope.email(""))).isEmpty();
        assertThat(visible(Scope.nothing())).isEmpty();
        assertThat(visible(Scope.tenant(other.tenantId())))
                .containsExactly(other.email().value());
        transactions.doStating(
                Scope.tenant(other.tenantId()),
                () -> assertThat(people.find(ada.email())).isEmpty());
    }

    private List<String> visible(Scope scope) {
        return transactions.stating(
                scope,
                () -> jdbc.sql("select email from sign_in_names")
                        .query(String.class)
                        .list());
    }
}
