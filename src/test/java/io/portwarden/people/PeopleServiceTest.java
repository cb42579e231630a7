package io.portwarden.people;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@SpringBootTest
class PeopleServiceTest {

    private static final Locale SPANISH = Locale.of("es");

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    SignedInPerson admin;
    SignedInPerson viewer;

    @BeforeEach
    void makeWorld() {
        TestTenant tenant = world.usTenant();
        admin = tenant.admin();
        viewer = tenant.viewer();
        add(admin);
        add(viewer);
    }

    private void add(SignedInPerson person) {
        world.signUp(person, "correct horse battery");
    }

    private Locale languageOf(SignedInPerson person) {
        return as(person, people::language);
    }

    private void change(SignedInPerson person, Locale language) {
        as(person, () -> {
            people.changeLanguage(language);
            return language;
        });
    }

    @Test
    @DisplayName("A person's language is kept, and is nobody else's")
    void language() {
        change(viewer, Locale.CANADA_FRENCH);

        assertThat(languageOf(viewer)).isEqualTo(Locale.FRENCH);
        assertThat(languageOf(admin)).isEqualTo(Locale.ENGLISH);

        change(viewer, SPANISH);
        assertThat(languageOf(viewer)).isEqualTo(SPANISH);
    }

    @Test
    @DisplayName("Whether somebody wants the screens light or dark is kept, and is nobody else's choice")
    void appearance() {
        assertThat(as(viewer, people::choices).appearance()).isEqualTo(Appearance.DEVICE);
        as(viewer, () -> {
            people.changeAppearance(Appearance.DARK);
            return Appearance.DARK;
        });
        assertThat(as(viewer, people::choices).appearance()).isEqualTo(Appearance.DARK);
        assertThat(as(admin, people::choices).appearance()).isEqualTo(Appearance.DEVICE);
    }

    @Test
    @DisplayName("Whether the slash leads somebody to the search is kept, and is nobody else's choice (WCAG 2.1.4)")
    void slash() {
        assertThat(as(viewer, people::choices).slash()).isTrue();
        as(viewer, () -> {
            people.changeSlash(false);
            return false;
        });
        assertThat(as(viewer, people::choices).slash()).isFalse();
        assertThat(as(admin, people::choices).slash()).isTrue();
    }

    @Test
    @DisplayName("A language that the portal does not speak changes nothing")
    void unknownLanguage() {
        assertThatIllegalArgumentException().isThrownBy(() -> change(admin, Locale.GERMAN));
        assertThat(languageOf(admin)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    @DisplayName("Who is not signed in, or is a carrier, has no language")
    void nobody() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(people::language);
        Carrier carrier = world.carrier();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(carrier, people::language));
    }

    @Test
    @DisplayName("An address is one person's, over all tenants")
    void addressTaken() {
        SignedInPerson other = new SignedInPerson(
                world.usTenant().id().value(), UUID.randomUUID(), admin.email(), "Eve", Role.TENANT_ADMIN);

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> add(other));

        assertThat(transactions.stating(
                        Scope.provider(),
                        () -> people.find(new EmailAddress(admin.email())).map(Person::personId)))
                .contains(admin.personId());
    }

    @Test
    @DisplayName("Operators are the provider's people, and only they")
    void operators() {
        SignedInPerson operator =
                new SignedInPerson(admin.tenant(), UUID.randomUUID(), "eve@acme.example", "Eve", Role.OPERATOR);
        SignedInPerson provider = new SignedInPerson(
                TenantId.PROVIDER.value(), UUID.randomUUID(), "eve@acme.example", "Eve", Role.TENANT_ADMIN);

        assertThatIllegalArgumentException().isThrownBy(() -> add(operator));
        assertThatIllegalArgumentException().isThrownBy(() -> add(provider));
    }
}
