package io.portwarden.demo;

import io.portwarden.demo.DemoCredentials.SignIn;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.tenant.Tenant;
import java.util.Locale;

/** Gives the demonstration its people, each with the password that was given, or one made for them. */
record DemoPeople(PeopleService people) {

    SignIn add(Tenant tenant, EmailAddress email, String name, Role role, DemoSecrets given) {
        Person person = new Person(tenant.id(), Identifiers.next(), email, name, role, Locale.ENGLISH);
        String password = given.password().orElseGet(ReadablePassword::generate);
        people.add(person, password);
        return new SignIn(person, tenant.name(), password);
    }
}
