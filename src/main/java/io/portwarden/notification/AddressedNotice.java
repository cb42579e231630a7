package io.portwarden.notification;

/** A notice and one of those whom it goes to. */
record AddressedNotice(Notice notice, Recipient recipient) {}
