package io.portwarden.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails to the provider's mail server. */
final class SmtpMailSender implements Sender {

    private final JavaMailSender server;
    private final InternetAddress from;

    /** @param timeout for connecting, and for every answer of the server; where the configuration sets none itself */
    SmtpMailSender(JavaMailSender server, InternetAddress from, Duration timeout) {
        this.server = server;
        this.from = from;
        if (server instanceof JavaMailSenderImpl configurable) {
            String millis = Long.toString(timeout.toMillis());
            for (String protocol : new String[] {"smtp", "smtps"}) {
                for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                    configurable.getJavaMailProperties().putIfAbsent("mail." + protocol + "." + what, millis);
                }
            }
        }
    }

    @Override
    public void send(Mail mail) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, recipient(mail));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setContentLanguage(new String[] {mail.language().toLanguageTag()});
        // The same at every attempt: a mail that comes twice, because the program died in between, can be recognised.
        message.setHeader("Message-ID", "<" + mail.noticeId() + "@" + domain() + ">");
        // RFC 3834: nobody's out-of-office message is to answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        try {
            server.send(message);
        } catch (MailSendException e) {
            // With no message that failed, only the good-bye did: the server has taken the mail.
            if (!e.getFailedMessages().isEmpty()) {
                throw e;
            }
        }
    }

    private static InternetAddress recipient(Mail mail) throws AddressException {
        InternetAddress address = new InternetAddress(mail.recipient(), true);
        if (!mail.recipient().equals(address.getAddress())) {
            throw new AddressException("Not one plain address");
        }
        return address;
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }
}
