package io.portwarden.demo;

import io.portwarden.apikey.ApiKey;
import io.portwarden.carrier.Carrier;
import io.portwarden.people.Person;
import java.util.List;

/** What everybody in the demonstration proves with who they are, as it was made. */
record DemoCredentials(List<SignIn> people, List<CarrierKey> carriers) {

    /** A person with the password. */
    record SignIn(Person person, String organization, String password) {

        @Override
        public String toString() {
            return "SignIn[" + person.email() + "]";
        }
    }

    /** A carrier with its key. */
    record CarrierKey(Carrier carrier, ApiKey key) {}
}
