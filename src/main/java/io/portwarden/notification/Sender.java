package io.portwarden.notification;

import jakarta.mail.MessagingException;

/** Takes one mail out of the house. */
interface Sender {

    /**
     * Returns when the mail has been handed over.
     *
     * @throws MessagingException when it was not, or when that is not known
     * @throws RuntimeException the same
     */
    void send(Mail mail) throws MessagingException;
}
