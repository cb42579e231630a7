package io.portwarden.demo;

import io.portwarden.apikey.ApiKey;
import io.portwarden.carrier.Carrier;
import io.portwarden.people.Person;
import io.portwarden.pin.Pin;
import java.util.List;

/**
 * What everybody in the demonstration proves with who they are, as it was made.
 *
 * @param pins that are set; none for the tenants of the walk-through, where that is the first step
 */
record DemoCredentials(List<SignIn> people, List<CarrierKey> carriers, List<SetPin> pins) {

    /** A person with the password. */
    record SignIn(Person person, String organization, String password) {

        @Override
        public String toString() {
            return "SignIn[" + person.email() + "]";
        }
    }

    /** A carrier with its key. */
    record CarrierKey(Carrier carrier, ApiKey key) {}

    /** The PIN of an organization. */
    record SetPin(String organization, Pin pin) {}
}
