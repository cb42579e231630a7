package io.portwarden.notification;

import java.util.Locale;
import java.util.UUID;

/**
 * A mail as it goes out.
 *
 * @param noticeId of this it is the mail: the same again has the same identifier
 * @param subject one line
 * @param text plain, lines end with a line feed
 */
record Mail(UUID noticeId, String recipient, Locale language, String subject, String text) {

    Mail {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject is one line");
        }
    }

    /** Without what is in it: that may be a link that works once. */
    @Override
    public String toString() {
        return "Mail[" + noticeId + "]";
    }
}
