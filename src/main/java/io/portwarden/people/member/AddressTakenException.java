package io.portwarden.people.member;

/** Whoever was invited signs in with this address already, for somebody else. */
public class AddressTakenException extends RuntimeException {

    AddressTakenException(Throwable cause) {
        super("The address signs in already", cause);
    }
}
