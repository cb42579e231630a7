package io.portwarden.notification;

import static io.portwarden.notification.NoticeParam.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.portwarden.Patience;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shell.ScreenPaths;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What goes out, once and not lost, with a mail server that is there, away, or rude. */
@SpringBootTest(properties = {"portwarden.mail.workers=0", "portwarden.webhooks.workers=0"})
class MailerTest {

    private static final Recipient ADA = new Recipient("ada@acme.example", Locale.ENGLISH);
    private static final Recipient ZOE = new Recipient("zoe@acme.example", Locale.FRENCH);

    @Autowired
    OutboxRepository rows;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    GreenMail server;

    @BeforeEach
    void makeWorld() throws IOException {
        world.superuser().sql("truncate outbox").update();
        tenant = world.usTenant();
        try (ServerSocket free = new ServerSocket(0)) {
            server = new GreenMail(new ServerSetup(free.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        }
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    private Mailer mailer(int workers) {
        return mailer(workers, server.getSmtp().getPort());
    }

    private Mailer mailer(int workers, int port) {
        return new Mailer(transactions, rows, texts(), sender(port), workers);
    }

    private static NoticeTexts texts() {
        return new NoticeTexts(
                new Portal("https://portal.example", ZoneId.of("America/New_York"), null, null), new ScreenPaths());
    }

    private static Sender sender(int port) {
        JavaMailSenderImpl smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        try {
            return new SmtpMailSender(
                    smtp, new InternetAddress("Example Telecom <no-reply@portal.example>"), Duration.ofMillis(500));
        } catch (AddressException e) {
            throw new AssertionError(e);
        }
    }

    private void add(NoticeKind kind, Recipient... recipients) {
        Notice notice = new Notice(tenant.id(), kind, NoticeFixture.paramsOf(kind));
        Outbox outbox = Told.outbox(rows, recipients);
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            if (kind.audience() == NoticeKind.Audience.SELF) {
                outbox.add(notice, recipients[0]);
            } else {
                outbox.add(notice);
            }
        });
    }

    private <T> T only(String column, Class<T> type) {
        return world.superuser()
                .sql("select " + column + " from outbox")
                .query(type)
                .single();
    }

    private void set(String assignments) {
        world.superuser().sql("update outbox set " + assignments).update();
    }

    @Test
    @DisplayName("PIN-9: everybody gets a mail of their own, in their language, that nobody's machine answers")
    void inTheirLanguage() throws Exception {
        add(NoticeKind.PIN_CHANGED, ADA, ZOE);
        Mailer mailer = mailer(0);
        assertThat(mailer.sendNext()).isTrue();
        assertThat(mailer.sendNext()).isTrue();
        assertThat(mailer.sendNext()).isFalse();

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        MimeMessage english = to(ADA, mails);
        assertThat(english.getSubject()).isEqualTo("Your port-out PIN was changed");
        assertThat(english.getFrom()).containsExactly(new InternetAddress("Example Telecom <no-reply@portal.example>"));
        assertThat(english.getAllRecipients()).containsExactly(new InternetAddress(ADA.email()));
        assertThat(english.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(english.getHeader("Content-Language")).containsExactly("en");
        assertThat(english.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(english.getContent().toString())
                .contains("The old PIN is no longer accepted.", "By: Ada Admin", "https://portal.example/port-orders");

        MimeMessage french = to(ZOE, mails);
        assertThat(french.getSubject()).isEqualTo("Votre code confidentiel de transfert a été modifié");
        assertThat(french.getHeader("Content-Language")).containsExactly("fr");
        assertThat(french.getContent().toString())
                .contains("L’ancien code n’est plus accepté.", "Par\u00A0: Ada Admin");
    }

    private static MimeMessage to(Recipient recipient, MimeMessage[] mails) throws Exception {
        for (MimeMessage mail : mails) {
            if (mail.getAllRecipients()[0].toString().equals(recipient.email())) {
                return mail;
            }
        }
        throw new AssertionError("No mail to " + recipient);
    }

    @Test
    @DisplayName("A mail names its notice, and the link that works once is forgotten when it was sent")
    void sent() throws Exception {
        add(NoticeKind.PASSWORD_RESET, ADA);
        assertThat(only("params ->> 'path'", String.class)).isEqualTo("/reset-password/0nce-0nly");
        assertThat(mailer(0).sendNext()).isTrue();

        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo("<" + only("notice_id", UUID.class) + "@portal.example>");
        assertThat(only("state || ' ' || attempts || ' ' || (sent_at > created_at)", String.class))
                .isEqualTo("sent 1 true");
        assertThat(only("params::text", String.class)).doesNotContain("0nce");
    }

    @Test
    @DisplayName("With the server away a mail waits longer and longer, and goes out when it is back")
    void downAndUp() throws Exception {
        add(NoticeKind.PIN_SET, ADA);
        Mailer mailer = mailer(0);
        server.stop();
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            assertThat(mailer.sendNext()).isTrue();
            assertThat(only("state || ' ' || attempts || ' ' || last_error", String.class))
                    .isEqualTo("waiting " + i + " ConnectException");
            pauses.add(only("round(extract(epoch from next_attempt_at - clock_timestamp()) / 60)", Long.class));
            assertThat(mailer.sendNext()).as("not due yet").isFalse();
            set("next_attempt_at = now()");
        }
        assertThat(pauses).containsExactly(1L, 5L, 15L, 60L, 240L, 720L, 1440L, 1440L);

        server.start();
        assertThat(mailer.sendNext()).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(only("state", String.class)).isEqualTo("sent");
        assertThat(only("last_error is null", Boolean.class)).isTrue();
    }

    @Test
    @DisplayName("The last attempt is made three days after the notice; then it is given up, its link forgotten")
    void givenUp() {
        add(NoticeKind.PASSWORD_RESET, ADA);
        Mailer mailer = mailer(0);
        server.stop();
        set("created_at = now() - interval '71 hours', attempts = 8");
        assertThat(mailer.sendNext()).isTrue();
        assertThat(only("state || ' ' || (next_attempt_at = created_at + interval '3 days')", String.class))
                .isEqualTo("waiting true");

        set("created_at = now() - interval '3 days', next_attempt_at = now()");
        assertThat(mailer.sendNext()).isTrue();
        assertThat(only("state || ' ' || attempts || ' ' || last_error", String.class))
                .isEqualTo("given-up 10 ConnectException");
        assertThat(only("params::text", String.class)).doesNotContain("0nce");
        assertThat(mailer.sendNext()).isFalse();
    }

    @Test
    @DisplayName("What a mailer that died had taken is sent by another one, when the claim has run out")
    void abandoned() {
        add(NoticeKind.PIN_SET, ADA);
        ClaimedNotice dead = transactions.stating(
                Scope.provider(), () -> rows.claim(Mailer.LEASE).orElseThrow());
        Mailer other = mailer(0);
        assertThat(other.sendNext()).as("still claimed").isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();

        set("claimed_until = now()");
        assertThat(other.sendNext()).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(only("state || ' ' || attempts", String.class)).isEqualTo("sent 2");

        // It was not dead, only slow: what it does now changes nothing.
        assertThat(transactions.<Boolean>stating(Scope.provider(), () -> rows.sent(dead)))
                .isFalse();
        assertThat(transactions.<Boolean>stating(
                        Scope.provider(),
                        () -> rows.failed(dead, Duration.ZERO, Duration.ofDays(3), "late")
                                .isPresent()))
                .isFalse();
        assertThat(only("state", String.class)).isEqualTo("sent");
    }

    @Test
    @DisplayName("A mail that goes out twice, because the program died at that very moment, is the same mail")
    void sameMessageId() throws Exception {
        add(NoticeKind.PIN_SET, ADA);
        ClaimedNotice dead = transactions.stating(
                Scope.provider(), () -> rows.claim(Mailer.LEASE).orElseThrow());
        sender(server.getSmtp().getPort()).send(texts().write(dead));
        set("claimed_until = now()");
        assertThat(mailer(0).sendNext()).isTrue();

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
    }

    @Test
    @DisplayName("Two mailers at once send each of 200 notices, and each once")
    void twoMailers() throws Exception {
        for (int i = 0; i < 200; i++) {
            add(NoticeKind.PIN_SET, new Recipient("admin" + i + "@acme.example", Locale.ENGLISH));
        }
        Mailer one = mailer(4);
        Mailer two = mailer(4);
        one.start();
        two.start();
        try {
            assertThat(server.waitForIncomingEmail(Patience.LIMIT.toMillis(), 200))
                    .isTrue();
            Patience.until("all are marked as sent", () -> count("state = 'sent'") == 200);
        } finally {
            one.stop();
            two.stop();
        }
        assertThat(one.isRunning() || two.isRunning()).isFalse();
        assertThat(count("state = 'sent' and attempts = 1")).isEqualTo(200);
        Set<String> recipients = new HashSet<>();
        Set<String> ids = new HashSet<>();
        MimeMessage[] mails = server.getReceivedMessages();
        for (MimeMessage mail : mails) {
            recipients.add(mail.getAllRecipients()[0].toString());
            ids.add(mail.getMessageID());
        }
        assertThat(mails).hasSize(200);
        assertThat(recipients).hasSize(200);
        assertThat(ids).hasSize(200);
    }

    private int count(String condition) {
        return world.superuser()
                .sql("select count(*) from outbox where " + condition)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A running mailer sends what is added later within seconds, and stops when it is told to")
    void running() {
        Mailer mailer = mailer(2);
        mailer.start();
        try {
            add(NoticeKind.PIN_SET, ADA);
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        } finally {
            mailer.stop();
        }
        assertThat(mailer.isRunning()).isFalse();
        assertThat(count("state = 'sent'")).isEqualTo(1);
    }

    @Test
    @DisplayName("A notice of a transaction that commits late is not missed")
    void lateCommit() throws Exception {
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Future<?> late = inBackground(() -> transactions.doStating(Scope.tenant(tenant.id()), () -> {
            Told.outbox(rows, ADA).add(new Notice(tenant.id(), NoticeKind.PIN_SET, Map.of(PERSON, "Ada")));
            added.countDown();
            await(commit);
        }));
        added.await();
        add(NoticeKind.PIN_SET, ZOE);
        Mailer mailer = mailer(0);
        assertThat(mailer.sendNext()).isTrue();
        assertThat(mailer.sendNext()).isFalse();
        commit.countDown();
        late.get();
        assertThat(mailer.sendNext()).isTrue();
        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailerTest::recipient))
                .containsExactly(ZOE.email(), ADA.email());
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Future<?> inBackground(Runnable work) {
        FutureTask<@Nullable Void> task = new FutureTask<>(work, null);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @DisplayName("No line break makes a header, an address or a line, even when it stands in the database")
    @ValueSource(
            strings = {
                "\\r\\nBcc: mallory@evil.example\\r\\n\\r\\nHello",
                "\\nBcc: mallory@evil.example",
                "\\rBcc: m@evil.example"
            })
    void headerInjection(String evil) throws Exception {
        insert(
                "ada@acme.example",
                "{\"carrier\": \"x" + evil + "\", \"order\": \"P" + evil + "\", \"status\": \"confirmed\","
                        + " \"order-id\": \"0199c0de-0000-7000-8000-000000000001\", \"numbers\": \"n" + evil + "\"}");
        assertThat(mailer(0).sendNext()).isTrue();
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getHeader("Bcc")).isNull();
        assertThat(mails[0].getSubject()).doesNotContain("\r", "\n").contains("Port-out order P Bcc");
        assertThat(mails[0].getContent().toString().lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @ParameterizedTest
    @DisplayName("An address in the database that is not one plain address gets no mail, and names nobody in the error")
    @ValueSource(
            strings = {
                "ada@acme.example, mallory@evil.example",
                "Ada <ada@acme.example>",
                "ada@acme.example\\r\\nBcc: mallory@evil.example",
                "ada@acme.example> RCPT TO:<mallory@evil.example"
            })
    void badAddress(String address) {
        insert(address.replace("\\r\\n", "\r\n"), "{\"person\": \"Ada\"}", "pin-set");
        assertThat(mailer(0).sendNext()).isTrue();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(only("state || ' ' || last_error", String.class)).isEqualTo("waiting AddressException");
    }

    @Test
    @DisplayName("A notice that cannot be written, say of a newer node's kind, waits and keeps nobody waiting")
    void unknownKind() {
        insert(ADA.email(), "{}", "from-the-future");
        add(NoticeKind.PIN_SET, ADA);
        Mailer mailer = mailer(0);
        assertThat(mailer.sendNext()).isTrue();
        assertThat(mailer.sendNext()).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(count("kind = 'from-the-future' and state = 'waiting' and next_attempt_at > now()"))
                .isEqualTo(1);
    }

    private void insert(String recipient, String params) {
        insert(recipient, params, "order-changed");
    }

    private void insert(String recipient, String params, String kind) {
        world.superuser()
                .sql("""
                        insert into outbox (tenant_id, notice_id, kind, recipient, language, params)
                        values (?, ?, ?, ?, 'en', cast(? as jsonb))
                        """)
                .params(tenant.id().value(), Identifiers.next(), kind, recipient, params)
                .update();
    }

    @ParameterizedTest
    @DisplayName("What is kept of an error is its kind and code: no address, and nothing else that the server says")
    @CsvSource({
        "RCPT, 550 5.1.1 <ada@acme.example> s3cret unknown, SMTPAddressFailedException 550 5.1.1",
        "RCPT, 450 4.2.1 try later, SMTPAddressFailedException 450 4.2.1",
        "MAIL, 530 s3cret first, SMTPSendFailedException 530",
        "DOT, 554 5.7.1 https://portal.example/reset/s3cret is spam, SMTPSendFailedException 554 5.7.1",
        "GREETING, 421 s3cret, MessagingException",
        "GREETING, say nothing, SocketTimeoutException",
        "DATA, hang up, SMTPSendFailedException"
    })
    void errors(String verb, String answer, String kept) throws IOException {
        add(NoticeKind.PASSWORD_RESET, ADA);
        try (TestSmtpServer rude = new TestSmtpServer(Map.of(verb, answer))) {
            long begin = System.nanoTime();
            assertThat(mailer(0, rude.port()).sendNext()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Patience.LIMIT);
            assertThat(rude.accepted()).isZero();
        }
        assertThat(only("state || ' ' || last_error", String.class)).isEqualTo("waiting " + kept);
    }

    @ParameterizedTest
    @DisplayName("A mail that the server has taken is not sent again because the good-bye went wrong")
    @ValueSource(strings = {TestSmtpServer.HANG_UP, TestSmtpServer.SAY_NOTHING, "421 go away"})
    void goodByeFails(String answer) throws IOException {
        add(NoticeKind.PIN_SET, ADA);
        try (TestSmtpServer rude = new TestSmtpServer(Map.of("QUIT", answer))) {
            assertThat(mailer(0, rude.port()).sendNext()).isTrue();
            assertThat(rude.accepted()).isEqualTo(1);
        }
        assertThat(only("state", String.class)).isEqualTo("sent");
    }

    @Test
    @DisplayName("Where there is no mail server, notices wait")
    void noServer() {
        add(NoticeKind.PIN_SET, ADA);
        Mailer mailer = new Mailer(transactions, rows, texts(), null, 2);
        mailer.start();
        assertThat(mailer.isRunning()).isFalse();
        mailer.stop();
        assertThat(only("state || ' ' || attempts", String.class)).isEqualTo("waiting 0");
    }

    @Test
    @DisplayName("What was sent or given up is cleared away after 30 days, what waits is not")
    void clear() {
        add(NoticeKind.PIN_SET, ADA, ZOE);
        add(NoticeKind.PIN_CHANGED, ADA, ZOE);
        set("created_at = now() - interval '31 days'");
        world.superuser()
                .sql(
                        "update outbox set state = 'sent', sent_at = now() where kind = 'pin-set' and recipient like 'ada%'")
                .update();
        world.superuser()
                .sql("update outbox set state = 'given-up' where kind = 'pin-set' and recipient like 'zoe%'")
                .update();
        add(NoticeKind.PIN_LOCKED, ADA);
        world.superuser()
                .sql("update outbox set state = 'sent', sent_at = now() where kind = 'pin-locked'")
                .update();
        mailer(0).clear();
        assertThat(world.superuser()
                        .sql("select kind || ' ' || state from outbox order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("pin-changed waiting", "pin-changed waiting", "pin-locked sent");
    }

    @ParameterizedTest
    @DisplayName("The pauses grow: 1, 5, 15 minutes, 1, 4, 12, 24 hours, and then a day each time")
    @CsvSource({"0, 1", "1, 1", "2, 5", "3, 15", "4, 60", "5, 240", "6, 720", "7, 1440", "8, 1440", "1000, 1440"})
    void pauses(int attempts, int minutes) {
        assertThat(Mailer.pauseAfter(attempts)).isEqualTo(Duration.ofMinutes(minutes));
    }
}
