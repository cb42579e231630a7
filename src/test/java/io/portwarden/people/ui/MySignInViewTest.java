package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.PasswordField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be seen without a browser; what is done there is in the browser tests. */
class MySignInViewTest extends ViewTest {

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    private SignedInPerson person(Role role) {
        TestTenant tenant = world.usTenant();
        Person person = new Person(
                role.isProviders() ? TenantId.PROVIDER : tenant.id(),
                Identifiers.next(),
                new EmailAddress("ada-" + tenant.id() + "@acme.example"),
                "Ada Lovelace",
                role,
                Locale.ENGLISH);
        transactions.doStating(Scope.provider(), () -> people.add(person, "correct horse battery"));
        return new SignedInPerson(
                person.tenantId().value(), person.personId(), person.email().value(), "Ada Lovelace", role);
    }

    private PasswordField field(String label) {
        return find(PasswordField.class).withCaption(label).single();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Everybody who signs in sees how and where, and can change it")
    void everybody(Role role) {
        signIn(person(role));
        open("my-sign-in");
        assertThat(getCurrentView()).isInstanceOf(MySignInView.class);
        assertThat(screen()).contains("Password", "Passkeys", "Where you are signed in", "Language");
    }

    @Test
    @DisplayName("Whoever has not signed in sees nothing of it")
    void nobody() {
        comeAsNobody();
        open("my-sign-in");
        assertThat(getCurrentView()).isInstanceOf(LoginView.class);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("What is wrong with a password is said beside it, and it is not saved")
    @CsvSource({
        "'', '', Enter your password",
        "too short, too short, Too short: a password has at least 15 characters",
        "ada lovelace acme, ada lovelace acme, Made of names that everybody around you knows",
        "aaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaa, Too easy to guess",
        "purple lanterns drift over the harbor, purple lanterns drift, The two passwords differ"
    })
    void refused(String chosen, String repeated, String words) {
        signIn(person(Role.TENANT_ADMIN));
        open("my-sign-in");
        test(field("Current password")).setValue("correct horse battery");
        test(field("New password")).setValue(chosen);
        test(field("Repeat new password")).setValue(repeated);
        click("Change password");
        assertThat(screen()).contains(words);
    }
}
