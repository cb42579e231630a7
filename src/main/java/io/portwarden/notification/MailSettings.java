package io.portwarden.notification;

import io.portwarden.shared.Allowed;
import io.portwarden.shared.start.StartupRefusedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails go out; the mail server itself is configured with {@code spring.mail.*}.
 *
 * @param from whom they come from, such as {@code Example Telecom <no-reply@example.com>}; when empty, no-reply at the host
 *     of {@code portwarden.public-url}
 * @param timeout for connecting to the mail server and for every answer of it
 * @param showInLog whether mails are written to the log where no mail server is configured; when not set, only with the
 *     embedded database, because links that work once stand in mails
 * @param workers how many mails a node sends at once; a node with 0 sends none
 */
@ConfigurationProperties("portwarden.mail")
record MailSettings(
        @DefaultValue("") String from,

        @DefaultValue("10s") @Allowed(from = "10ms", to = "2m")
        Duration timeout,

        @Nullable Boolean showInLog,
        @DefaultValue("2") @Allowed(from = "0", to = "100") int workers) {

    InternetAddress sender(Portal portal) {
        String text = from.isBlank() ? "Portwarden <no-reply@" + portal.host() + ">" : from;
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length == 1 && String.valueOf(parsed[0].getAddress()).contains("@")) {
                return parsed[0];
            }
        } catch (AddressException malformed) {
            // refused below
        }
        throw new StartupRefusedException(
                "portwarden.mail.from is not one mail address: " + text,
                "Set it to whom mails come from, such as Example Telecom <no-reply@example.com>");
    }
}
