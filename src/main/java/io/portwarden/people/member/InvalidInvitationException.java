package io.portwarden.people.member;

/** The link of an invitation does not work, or not any more. */
public class InvalidInvitationException extends RuntimeException {

    InvalidInvitationException() {
        super("The link does not work any more");
    }
}
