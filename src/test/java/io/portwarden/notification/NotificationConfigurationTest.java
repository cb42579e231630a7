package io.portwarden.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.shared.start.StartupRefusedException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
class NotificationConfigurationTest {

    private static final Portal PORTAL = new Portal("https://portal.example", ZoneId.of("UTC"), null, null);

    private static MailSettings settings(String from, @Nullable Boolean showInLog) {
        return new MailSettings(from, Duration.ofSeconds(10), showInLog, 2);
    }

    private static @Nullable Sender sender(
            @Nullable JavaMailSender server, @Nullable Boolean showInLog, boolean embedded) {
        return NotificationConfiguration.sender(PORTAL, settings("", showInLog), server, embedded);
    }

    @ParameterizedTest
    @DisplayName("Mails go to the configured server; without one into the log of a trial, and elsewhere they wait")
    @CsvSource({
        "true, , false, SmtpMailSender",
        "true, , true, SmtpMailSender",
        "true, true, true, SmtpMailSender",
        "false, , true, LogMailSender",
        "false, true, false, LogMailSender",
        "false, , false,",
        "false, false, true,"
    })
    void where(boolean server, @Nullable Boolean showInLog, boolean embedded, @Nullable String chosen) {
        Sender sender = sender(server ? new JavaMailSenderImpl() : null, showInLog, embedded);
        assertThat(sender == null ? null : sender.getClass().getSimpleName()).isEqualTo(chosen);
    }

    @Test
    @DisplayName("A mail server gets 10 seconds, unless it is configured otherwise")
    void timeouts() {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.getJavaMailProperties().put("mail.smtp.timeout", "3000");
        assertThat(sender(server, null, false)).isNotNull();
        assertThat(server.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "3000")
                .containsEntry("mail.smtp.writetimeout", "10000")
                .containsEntry("mail.smtps.timeout", "10000");
    }

    @Test
    @DisplayName("Mails come from no-reply at the portal, unless the provider says otherwise")
    void from() {
        assertThat(settings("", null).sender(PORTAL)).hasToString("Portwarden <no-reply@portal.example>");
        assertThat(settings("Example Telecom <mail@example.com>", null).sender(PORTAL))
                .hasToString("Example Telecom <mail@example.com>");
    }

    @ParameterizedTest
    @DisplayName("A sender that is no address stops the start")
    @ValueSource(strings = {"nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "<>"})
    void badFrom(String from) {
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> settings(from, null).sender(PORTAL))
                .withMessageContaining("portwarden.mail.from");
    }

    @Test
    @DisplayName("In a trial the whole mail stands in the log, ready to be read")
    void inTheLog(CapturedOutput output) {
        new LogMailSender()
                .send(new Mail(UUID.randomUUID(), "ada@acme.example", Locale.FRENCH, "Un été", "One\n\nTwo\n"));
        assertThat(output).contains("""
                To: ada@acme.example
                Subject: Un été

                One

                Two
                ----""");
    }
}
