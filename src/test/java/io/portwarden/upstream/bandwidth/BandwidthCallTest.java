package io.portwarden.upstream.bandwidth;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.upstream.BandwidthClient;
import io.portwarden.upstream.BandwidthClient.Question;
import io.portwarden.upstream.BandwidthClient.Reply;
import io.portwarden.upstream.BandwidthClient.Verdict;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.TestConnections;
import io.portwarden.upstream.TestConnections.TestConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bandwidth's call over HTTP, by a client that keeps to its description. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BandwidthCallTest {

    private static final String PIN = "48392017";
    private static final String WRONG = "93751846";

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    TestConnections connections;

    @Autowired
    AskFirstService askFirst;

    private TestTenant tenant;
    private TestConnection connection;
    private BandwidthClient bandwidth;
    private String pon;

    @BeforeEach
    void begin() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        connection = connections.bandwidth();
        connections.mode(connection, ConnectionMode.LIVE);
        bandwidth = connection.client(port);
        pon = "PON" + tenant.tenant().accountNumber();
    }

    private String account() {
        return tenant.tenant().accountNumber();
    }

    private String digits(int number) {
        return tenant.number(number).e164().substring(2);
    }

    private Question question(String pin) {
        return new Question(
                pon,
                pin,
                account(),
                "20001",
                List.of(digits(0), tenant.number(1).e164()));
    }

    private List<String> orders() {
        return world.superuser()
                .sql("select status from port_out_orders where carrier_id = ? order by order_id")
                .param(connection.connection().carrier().id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private int guesses() {
        return world.superuser()
                .sql("select count(*) from pin_guesses where carrier_id = ?")
                .param(connection.connection().carrier().id().value())
                .query(Integer.class)
                .single();
    }

    private static void assertHeld(Reply reply, Integer... codes) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.codes()).containsExactly(codes);
        assertThat(reply.verdict()).as(reply.body()).isEqualTo(Verdict.HELD);
        assertThat(reply.body()).doesNotContain("<Pin>", PIN, WRONG);
    }

    @Test
    @DisplayName("UPS-4, UPS-7: the right data let numbers go, and the same question again is the same order")
    void letThrough() {
        Reply first = bandwidth.ask(question(PIN));
        assertThat(first.verdict()).as(first.body()).isEqualTo(Verdict.GOES);
        assertThat(first.value("Portable")).isEqualTo("true");
        assertThat(first.value("PON")).isEqualTo(pon);

        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
        assertThat(orders()).containsExactly("confirmed");
    }

    @ParameterizedTest
    @DisplayName("UPS-1: what does not match, or was left out, is refused with its code")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "7510 | right | -     | 20001",
                "7510 | right | ' '   | 20001",
                "7511 | right | OTHER | 20001",
                "7512 | -     | right | 20001",
                "7513 | 93751846 | right | 20001",
                "7513 | 12ab  | right | 20001",
                "7514 | right | right | -",
                "7515 | right | right | 99999",
                "7511 | right | 01234567890123456789012345678901234567890123456789012345 | 20001"
            })
    void codes(int code, String pin, String accountNumber, String zip) {
        Reply reply = bandwidth.ask(new Question(
                pon,
                "right".equals(pin) ? PIN : pin,
                "right".equals(accountNumber) ? account() : accountNumber,
                zip,
                List.of(digits(0))));

        assertHeld(reply, code);
        assertThat(orders()).containsExactly("rejected");
    }

    @Test
    @DisplayName("UPS-1: numbers that are nobody's, or out of service, cancel the order; a lock holds it")
    void numbers() {
        assertThat(bandwidth
                        .ask(new Question(pon, PIN, account(), "20001", List.of("2029990001")))
                        .codes())
                .containsExactly(7516);
        assertThat(bandwidth
                        .ask(new Question(pon, PIN, account(), "20001", List.of(digits(0), "8005550100")))
                        .verdict())
                .isEqualTo(Verdict.CANCELLED);
        world.superuser()
                .sql("update phone_numbers set status = 'inactive' where phone_number = ?")
                .param(tenant.number(2).e164())
                .update();
        assertThat(bandwidth
                        .ask(new Question(pon, PIN, account(), "20001", List.of(digits(2))))
                        .codes())
                .containsExactly(7518);
        world.superuser()
                .sql("update phone_numbers set locked = true where phone_number = ?")
                .param(tenant.number(3).e164())
                .update();
        assertHeld(bandwidth.ask(new Question(pon, PIN, account(), "20001", List.of(digits(3)))), 7519);
        assertThat(bandwidth
                        .ask(new Question(
                                pon,
                                PIN,
                                account(),
                                "20001",
                                IntStream.range(0, 501)
                                        .mapToObj(i -> String.format("202555%04d", i))
                                        .toList()))
                        .codes())
                .containsExactly(7517);
    }

    @Test
    @DisplayName(
            "UPS-3: account number and ZIP code are told where the PIN was right only, and pass when they come; else numbers")
    void acceptable() {
        Reply right = bandwidth.ask(new Question(pon, PIN, "OTHER", "99999", List.of(digits(0))));
        assertHeld(right, 7511, 7515);
        assertThat(right.value("AcceptableValues")).contains(account(), "20001", digits(0));
        assertThat(bandwidth
                        .ask(new Question(
                                pon, PIN, right.value("AccountNumber"), right.value("ZipCode"), List.of(digits(0))))
                        .value("Portable"))
                .isEqualTo("true");

        Reply wrong = bandwidth.ask(new Question(pon, WRONG, "OTHER", "99999", List.of(digits(0))));
        assertHeld(wrong, 7511, 7513, 7515);
        assertThat(wrong.value("AcceptableValues"))
                .contains(digits(0))
                .doesNotContain(account(), "20001", "AccountNumber", "ZipCode");
        Reply none = bandwidth.ask(new Question(pon, null, "OTHER", "99999", List.of(digits(0))));
        assertThat(none.value("AcceptableValues")).doesNotContain(account(), "AccountNumber");

        TestTenant abroad = world.tenant("FR");
        Reply noPin = bandwidth.ask(new Question(
                pon, PIN, "OTHER", "99999", List.of(abroad.number(0).e164())));
        assertHeld(noPin, 7511, 7515);
        assertThat(noPin.value("AcceptableValues"))
                .contains(abroad.number(0).e164())
                .doesNotContain(abroad.tenant().accountNumber());
    }

    @Test
    @DisplayName(
            "UPS-4: the same wrong question again is one order and one guess, another under the same PON its next version")
    void again() {
        for (int i = 0; i < 3; i++) {
            assertHeld(bandwidth.ask(question(WRONG)), 7513);
        }
        assertThat(orders()).containsExactly("rejected");
        assertThat(guesses()).isEqualTo(1);

        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
        assertThat(orders()).containsExactly("rejected", "confirmed");
        assertThat(world.superuser()
                        .sql("select version from port_out_orders where carrier_id = ? order by order_id")
                        .param(connection.connection().carrier().id().value())
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("UPS-4: without a PON it is the same order as well")
    void noName() {
        Question question = new Question(null, PIN, account(), "20001", List.of(digits(0)));
        assertThat(bandwidth.ask(question).value("Portable")).isEqualTo("true");
        assertThat(bandwidth.ask(question).body())
                .contains("<Portable>true</Portable>")
                .doesNotContain("<PON>");
        assertThat(orders()).containsExactly("confirmed");
    }

    @Test
    @DisplayName("UPS-4: an approval is not repeated once the PIN was changed, or a number locked")
    void notRepeated() {
        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
        world.superuser()
                .sql("update phone_numbers set locked = true where phone_number = ?")
                .param(tenant.number(0).e164())
                .update();
        assertHeld(bandwidth.ask(question(PIN)), 7519);

        Question other = new Question(pon, PIN, account(), "20001", List.of(digits(4)));
        assertThat(bandwidth.ask(other).value("Portable")).isEqualTo("true");
        world.setPin(tenant, "60482913");
        assertHeld(bandwidth.ask(other), 7513);
    }

    @Test
    @DisplayName("UPS-4: equal questions at the same moment are one order and one guess, whatever is asked besides")
    void together() throws Exception {
        int many = 40;
        List<Callable<Reply>> all = IntStream.range(0, many)
                .mapToObj(i -> (Callable<Reply>) () -> bandwidth.ask(question(i % 2 == 0 ? WRONG : PIN)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = threads.invokeAll(all);
            for (int i = 0; i < many; i++) {
                Reply reply = replies.get(i).get();
                assertThat(reply.status()).isIn(0, 200);
                assertThat(reply.verdict()).isIn(i % 2 == 0 ? Verdict.HELD : Verdict.GOES, Verdict.ASKS_AGAIN);
            }
        }
        assertThat(orders()).containsExactlyInAnyOrder("rejected", "confirmed");
        assertThat(guesses()).isLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("UPS-6: who wants to be asked first holds what comes first, and lets the same go after a yes")
    void asksFirst() {
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return pon;
        });
        assertHeld(bandwidth.ask(question(PIN)), 7519);
        assertHeld(bandwidth.ask(question(PIN)), 7519);
        assertThat(orders()).containsExactly("rejected");

        UUID order = world.superuser()
                .sql("select order_id from port_out_orders where carrier_id = ?")
                .param(connection.connection().carrier().id().value())
                .query(UUID.class)
                .single();
        as(tenant.admin(), () -> {
            askFirst.allow(order);
            return pon;
        });
        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("UPS-1: whatever else is wrong, the answer is 200, and holds")
    void whatever() {
        byte[] right = bytes(question(PIN).xml());
        String length = "Content-Length: " + right.length;

        assertHeld(bandwidth.post(bytes("<PortOutValidationRequest>")), 7598);
        assertHeld(bandwidth.post(new byte[0]), 7598);
        assertHeld(bandwidth.post(bytes("{\"pin\": 1}")), 7598);
        assertHeld(
                bandwidth.post(bytes(question(PIN).xml().replace("?>", "?><!DOCTYPE a [<!ENTITY e \"x\">]>"))), 7598);
        assertHeld(bandwidth.send(bandwidth.request("GET", "Accept: */*", new byte[0])), 7598);
        assertHeld(bandwidth.send(bandwidth.request("PUT", length, right)), 7598);
        assertHeld(bandwidth.with("pw_" + "A".repeat(43)).ask(question(PIN)), 7598);
        assertHeld(bandwidth.with("").ask(question(PIN)), 7598);
        assertHeld(new BandwidthClient(port, connection.path(), "", "").ask(question(PIN)), 7598);
        assertHeld(bandwidth.at(port, BandwidthGate.PATH + UUID.randomUUID()).ask(question(PIN)), 7598);
        assertHeld(bandwidth.at(port, BandwidthGate.PATH + "none").ask(question(PIN)), 7598);
        assertHeld(bandwidth.at(port, connection.path() + "/done").ask(question(PIN)), 7598);
        assertThat(orders()).isEmpty();

        Reply tooLong = bandwidth.post(bytes(" ".repeat(BandwidthGate.TOO_LONG)));
        assertThat(tooLong.status()).isEqualTo(200);
        assertThat(tooLong.codes()).containsExactly(7517);
        Reply longer = bandwidth.post(bytes(" ".repeat(5 * BandwidthGate.TOO_LONG)));
        assertThat(longer.codes()).containsExactly(7517);
    }

    @Test
    @DisplayName("UPS-1: an unknown host, no content type and no length are no reason not to be answered rightly")
    void odd() {
        byte[] right = bytes(question(PIN).xml());
        assertThat(bandwidth.named("elsewhere.example").ask(question(PIN)).value("Portable"))
                .isEqualTo("true");
        byte[] chunked =
                bytes(Integer.toHexString(right.length) + "\r\n" + question(PIN).xml() + "\r\n0\r\n\r\n");
        assertThat(bandwidth
                        .send(bandwidth.request("POST", "Transfer-Encoding: chunked", chunked))
                        .value("Portable"))
                .isEqualTo("true");
        assertThat(bandwidth
                        .send(bandwidth.request(
                                "POST", "Content-Type: image/png\r\nContent-Length: " + right.length, right))
                        .value("Portable"))
                .isEqualTo("true");
    }

    @Test
    @DisplayName("UPS-13: who comes from elsewhere is refused, whatever the password")
    void networks() {
        connections.settings(
                connection, Map.of(ConnectionField.USER_NAME, "bandwidth", ConnectionField.NETWORKS, "192.0.2.0/24"));
        assertHeld(bandwidth.ask(question(PIN)), 7598);
        connections.settings(
                connection,
                Map.of(ConnectionField.USER_NAME, "bandwidth", ConnectionField.NETWORKS, "127.0.0.0/8, ::1"));
        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
    }

    @Test
    @DisplayName(
            "UPS-12: while it rehearses everything goes, and what would have been answered is written down, and nothing else")
    void rehearses() {
        connections.mode(connection, ConnectionMode.REHEARSAL);
        assertThat(bandwidth.ask(question(WRONG)).value("Portable")).isEqualTo("true");
        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
        assertThat(bandwidth.post(bytes("no xml")).value("Portable")).isEqualTo("true");
        assertThat(bandwidth.with("pw_" + "A".repeat(43)).ask(question(PIN)).value("Portable"))
                .isEqualTo("true");

        Patience.untilAsserted(() -> assertThat(connections.rehearsals(connection))
                .extracting(Rehearsal::answer)
                .containsExactlyInAnyOrder("7513", null, "7598", "not-let-in"));
        assertThat(connections.rehearsals(connection))
                .filteredOn(one -> "7513".equals(one.answer()))
                .allSatisfy(one -> {
                    assertThat(one.purchaseOrderNumber()).isEqualTo(pon);
                    assertThat(one.numbers()).containsExactly(tenant.number(0), tenant.number(1));
                    assertThat(one.reasons()).hasToString("[PIN_WRONG]");
                });
        assertThat(orders()).isEmpty();
        assertThat(guesses()).isZero();
    }

    @Test
    @DisplayName("UPS-12: what is switched off lets nobody in, and that holds")
    void off() {
        connections.mode(connection, ConnectionMode.OFF);
        assertHeld(bandwidth.ask(question(PIN)), 7598);
        assertThat(orders()).isEmpty();
    }

    private static byte[] left(String... numbers) {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\"?><Notification><SubscriptionId>s</SubscriptionId>"
                        + "<OrderType>portouts</OrderType><OrderId>o</OrderId><Status>COMPLETE</Status><CompletedTelephoneNumbers>");
        for (String number : numbers) {
            xml.append("<TelephoneNumber>").append(number).append("</TelephoneNumber>");
        }
        return bytes(xml.append("</CompletedTelephoneNumbers></Notification>").toString());
    }

    @Test
    @DisplayName("UPS-7: the news that all its numbers have left complete an order")
    void done() {
        assertThat(bandwidth.ask(question(PIN)).value("Portable")).isEqualTo("true");
        assertThat(bandwidth.post(left(digits(0))).status()).isEqualTo(200);
        assertThat(bandwidth.post(left(digits(1))).status()).isEqualTo(200);
        Patience.untilAsserted(() -> assertThat(orders()).containsExactly("completed"));
        assertThat(bandwidth.post(left(digits(0), digits(1))).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "UPS-7, ORD-14: the news that a number has left without an order are a departure, and every admin is told")
    void leftOtherwise() {
        world.bringIn(tenant.admin());
        assertThat(bandwidth.post(left(digits(5), "2029990002")).status()).isEqualTo(200);
        Patience.untilAsserted(() -> assertThat(world.superuser()
                        .sql("select count(*) from port_back_numbers where phone_number = ?")
                        .param(tenant.number(5).e164())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1));
        assertThat(world.superuser()
                        .sql("select count(*) from outbox where kind = 'number-left' and recipient = ?")
                        .param(tenant.admin().email())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertHeld(bandwidth.with("pw_" + "A".repeat(43)).post(left(digits(6))), 7598);
    }
}
