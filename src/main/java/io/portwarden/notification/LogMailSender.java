package io.portwarden.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows mails in the log, so that the portal can be tried without a mail server. Links that work once stand there too. */
final class LogMailSender implements Sender {

    private static final Logger LOG = LoggerFactory.getLogger(LogMailSender.class);

    @Override
    public void send(Mail mail) {
        LOG.info("""
                No mail server is configured, so here is the mail:
                ----------------------------------------------------------------------
                To: {}
                Subject: {}

                {}----------------------------------------------------------------------""", mail.recipient(), mail.subject(), mail.text());
    }
}
