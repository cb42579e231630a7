package io.portwarden.notification;

import io.portwarden.notification.OutboxRepository.Backlog;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.work.Prompt;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Where mails go: to the configured mail server, into the log where the portal is only tried, or nowhere yet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class NotificationConfiguration {

    @Bean
    Portal portal(
            @Value("${portwarden.public-url:http://localhost:${server.port:8080}}") String publicUrl,
            @Value("${portwarden.orders.time-zone:America/New_York}") ZoneId timeZone,
            @Value("${portwarden.support.url:#{null}}") @Nullable String supportUrl,
            @Value("${portwarden.support.phone:#{null}}") @Nullable String supportPhone) {
        return new Portal(publicUrl, timeZone, supportUrl, supportPhone);
    }

    @Bean
    Mailer mailer(
            Transactions transactions,
            OutboxRepository outbox,
            Portal portal,
            Screens screens,
            MailSettings settings,
            ObjectProvider<JavaMailSender> server,
            ObjectProvider<DataDirectory> embeddedDatabase) {
        boolean embedded = embeddedDatabase.getIfAvailable() != null;
        return new Mailer(
                transactions,
                outbox,
                new NoticeTexts(portal, screens),
                sender(portal, settings, server.getIfAvailable(), embedded),
                settings.workers());
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("outbox")
    OutboxHealth outboxHealthIndicator(Prompt<Backlog> backlog, Mailer mailer) {
        return new OutboxHealth(backlog, mailer);
    }

    @Bean
    OutboxMetrics outboxMetrics(Prompt<Backlog> backlog) {
        return new OutboxMetrics(backlog);
    }

    @Bean
    Prompt<Backlog> backlog(Transactions transactions, OutboxRepository outbox) {
        return new Prompt<>(() -> transactions.stating(Scope.provider(), outbox::backlog));
    }

    static @Nullable Sender sender(
            Portal portal, MailSettings settings, @Nullable JavaMailSender server, boolean embedded) {
        if (server != null) {
            return new SmtpMailSender(server, settings.sender(portal), settings.timeout());
        }
        @Nullable Boolean showInLog = settings.showInLog();
        return (showInLog == null ? embedded : showInLog) ? new LogMailSender() : null;
    }
}
