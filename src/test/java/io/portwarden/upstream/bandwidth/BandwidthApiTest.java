package io.portwarden.upstream.bandwidth;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portwarden.TestWorld;
import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.TestConnections;
import io.portwarden.upstream.TestConnections.TestConnection;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.access.UpstreamDesk;
import io.portwarden.upstream.connection.Connections;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Passcodes of numbers at Bandwidth, by a server that answers as their description says. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BandwidthApiTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+12025550100");
    private static final Pin PIN = new Pin("48392017");
    private static final String SECRET = "s3cret";

    @Autowired
    TestConnections testConnections;

    @Autowired
    TestWorld world;

    @Autowired
    UpstreamDesk desk;

    @Autowired
    Connections connections;

    private record Said(int status, String body) {}

    private final Deque<Said> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private TestConnection connection;
    private BandwidthAdapter adapter;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        connection = testConnections.bandwidth();
        adapter = new BandwidthAdapter(connections, Duration.ofMillis(20));
        settings("http://localhost:" + server.getAddress().getPort() + "/api");
    }

    private void settings(String address) {
        testConnections.settings(
                connection,
                Map.of(
                        ConnectionField.USER_NAME, "bandwidth",
                        ConnectionField.ACCOUNT, "9900",
                        ConnectionField.API_USER, "user",
                        ConnectionField.API_KEY, SECRET,
                        ConnectionField.API_ADDRESS, address));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            Said said = answers.isEmpty() ? new Said(500, "") : answers.poll();
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void says(int status, String state) {
        answers.add(new Said(
                status,
                state.isEmpty()
                        ? ""
                        : "<?xml version=\"1.0\"?><TnOptionOrderResponse><TnOptionOrder><OrderId>o-1</OrderId><ProcessingStatus>"
                                + state
                                + "</ProcessingStatus><TnOptionGroups/></TnOptionOrder></TnOptionOrderResponse>"));
    }

    private UpstreamConnection known() {
        return connections.find(connection.connection().id()).orElseThrow();
    }

    private HandOver give() {
        return adapter.handOn(known(), NUMBER, PIN);
    }

    @Test
    @DisplayName("UPS-11: a passcode is taken once Bandwidth says that its order is complete")
    void taken() {
        says(201, "RECEIVED");
        says(200, "PROCESSING");
        says(200, "COMPLETE");

        assertThat(give()).isEqualTo(new HandOver.Taken());
        assertThat(asked).hasSize(3);
        assertThat(asked.getFirst())
                .startsWith("POST /api/accounts/9900/tnoptions Basic dXNlcjpzM2NyZXQ= ")
                .contains(
                        "<PortOutPasscode>48392017</PortOutPasscode>",
                        "<TelephoneNumbers><TelephoneNumber>2025550100</TelephoneNumber></TelephoneNumbers>");
        assertThat(asked.getLast())
                .startsWith("GET /api/accounts/9900/tnoptions/o-1 ")
                .doesNotContain("48392017");
    }

    @ParameterizedTest
    @DisplayName("UPS-11: what is wrong there, is tried again later, after as long as it asks for")
    @CsvSource({"401, NOT_LET_IN,", "429, TOO_OFTEN, PT7S", "503, TROUBLE_THERE, PT7S"})
    void later(int status, ContactProblem problem, Duration pause) {
        says(status, "");
        assertThat(give()).isEqualTo(new HandOver.Later(problem, pause));
    }

    @Test
    @DisplayName("UPS-11: what Bandwidth does not take is not tried again")
    void refused() {
        says(201, "RECEIVED");
        says(200, "FAILED");
        assertThat(give()).isEqualTo(new HandOver.Refused(ContactProblem.REFUSED));
        says(400, "");
        assertThat(give()).isEqualTo(new HandOver.Refused(ContactProblem.REFUSED));
        assertThat(adapter.handOn(known(), new PhoneNumber("+442079460018"), PIN))
                .isEqualTo(new HandOver.Refused(ContactProblem.NUMBER_UNKNOWN));
    }

    @Test
    @DisplayName("UPS-11: what it says and nobody understands, and who is not there, is no passcode taken")
    void notUnderstood() {
        answers.add(new Said(201, "no xml"));
        assertThat(give()).isEqualTo(new HandOver.Later(ContactProblem.NOT_UNDERSTOOD, null));
        answers.add(new Said(201, "<Other/>"));
        assertThat(give()).isEqualTo(new HandOver.Later(ContactProblem.NOT_UNDERSTOOD, null));
        server.stop(0);
        assertThat(give()).isEqualTo(new HandOver.Later(ContactProblem.UNREACHABLE, null));
    }

    @Test
    @DisplayName("UPS-10: trying a connection out says whether it lets us in")
    void tryOut() {
        says(200, "COMPLETE");
        assertThat(adapter.test(known())).isEqualTo(ContactResult.REACHED);
        says(403, "");
        assertThat(adapter.test(known())).isEqualTo(new ContactResult(ContactProblem.NOT_LET_IN));
        assertThat(as(world.operator(), () -> desk.test(connection.connection().id())))
                .isEqualTo(new ContactResult(ContactProblem.TROUBLE_THERE));
        testConnections.settings(connection, Map.of(ConnectionField.USER_NAME, "bandwidth"));
        assertThat(adapter.test(known())).isEqualTo(new ContactResult(ContactProblem.NOT_SET_UP));
    }
}
