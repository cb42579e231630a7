package io.portwarden.notification;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * Says why a mail could not be sent in what is safe to keep: the kind of the error and the server's reply code (RFC 5321,
 * RFC 3463). What servers say besides may hold addresses, names of users or parts of the mail.
 */
final class SendingFailure {

    private static final int DEEPEST = 20;
    private static final Pattern REPLY =
            Pattern.compile("([45]\\d\\d)(?:[ -]+([45]\\.\\d{1,3}\\.\\d{1,3}))?\\b.*", Pattern.DOTALL);

    private SendingFailure() {}

    /** Such as {@code SMTPAddressFailedException 550 5.1.1}. */
    static String describe(Exception failure) {
        Throwable deepest = failure;
        String reply = "";
        for (int i = 0; i < DEEPEST; i++) {
            String message = String.valueOf(deepest.getMessage());
            Matcher matcher = REPLY.matcher(message);
            if (matcher.matches()) {
                reply = " " + matcher.group(1) + (matcher.group(2) == null ? "" : " " + matcher.group(2));
            }
            @Nullable Throwable cause = cause(deepest);
            if (cause == null) {
                break;
            }
            deepest = cause;
        }
        return deepest.getClass().getSimpleName() + reply;
    }

    private static @Nullable Throwable cause(Throwable failure) {
        if (failure instanceof MailSendException several) {
            return Arrays.stream(several.getMessageExceptions())
                    .<@Nullable Throwable>map(exception -> exception)
                    .findFirst()
                    .orElse(several.getCause());
        }
        return failure.getCause();
    }
}
