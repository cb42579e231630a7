package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.RawHttp;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.api.TestCarrier.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.node.ObjectNode;

/** Every row of the table of bad input, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiRefusalsTest {

    private static final String PIN = "48392017";
    private static final int LIMIT = 64 * 1024;

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    TestTenant tenant;
    TestCarrier carrier;
    ObjectNode order;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = carriers.carrier();
        order = carrier.order(tenant, PIN);
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text("type")).isEqualTo("urn:portwarden:problem:" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
        assertTellsNothingOfInside(answer.body());
    }

    private static void assertTellsNothingOfInside(String body) {
        assertThat(body)
                .doesNotContain(
                        "xception", "io.portwarden", "org.springframework", "jackson", "\tat ", "tomcat", "Tomcat");
    }

    private void assertNothingWritten() {
        assertThat(carrier.list("").json().path("items").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "purchaseOrderNumber=PON-1", "<order/>"})
    @DisplayName("ORD-1: what is not JSON is answered with 400")
    void notJson(String body) {
        assertProblem(carrier.place(body), 400, "unreadable-request");
        assertNothingWritten();
    }

    @Test
    @DisplayName("ORD-1: unknown fields and wrong types are answered with 400 naming the fields")
    void unknownFieldAndWrongType() {
        Answer answer = carrier.place(order.put("version", "1").put("surprise", 1));
        assertProblem(answer, 400, "unreadable-request");
        assertThat(answer.errorFields()).containsExactlyInAnyOrder("version", "surprise");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("wrong-type");
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer unknown-key-unknown-key-unknown-key-unknown",
                "Basic dXNlcjpwYXNzd29yZA==",
                "Bearer %00"
            })
    @DisplayName("ORD-1: without a known key the answer is 401, whatever the path")
    void unauthorized(String authorization) {
        for (String path : List.of("/api/v1/port-out-orders", "/api/v1/port-out-orders/1", "/api/nothing", "/api")) {
            HttpRequest.Builder request = carrier.to(path);
            request.setHeader("Authorization", authorization);
            Answer answer = TestCarrier.send(request);
            assertProblem(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    @DisplayName("ORD-1: what is well-formed but impossible is answered with 422 and every field at once")
    void impossible() {
        order.put("purchaseOrderNumber", "P".repeat(26))
                .put("pin", "1".repeat(65))
                .put("desiredDueDate", "2026-02-30");
        order.putArray("phoneNumbers").add("911");
        Answer answer = carrier.place(order);
        assertProblem(answer, 422, "impossible-request");
        assertThat(answer.errorFields())
                .containsExactlyInAnyOrder("purchaseOrderNumber", "phoneNumbers[0]", "pin", "desiredDueDate");
        assertNothingWritten();
    }

    @ParameterizedTest
    @CsvSource({
        "status=open,status",
        "limit=0,limit",
        "limit=201,limit",
        "limit=x,limit",
        "cursor=x,cursor",
        "purchaseOrderNumber=12345678901234567890123456,purchaseOrderNumber",
        "purchaseOrderNumber=%00,purchaseOrderNumber",
        "status=pending&status=rejected,status"
    })
    @DisplayName("ORD-1: a bad parameter is answered with 400 naming it")
    void badParameter(String query, String named) {
        Answer answer = carrier.list(query);
        assertProblem(answer, 400, "bad-parameter");
        assertThat(answer.errorFields()).containsExactly(named);
    }

    @Test
    @DisplayName("ORD-1: a body of 64 KiB is read, and one byte more answered with 413, in one piece or in chunks")
    void tooLarge() {
        byte[] largest = padded(LIMIT);
        assertThat(carrier.place(largest).status()).isEqualTo(201);
        assertThat(carrier.placeInChunks(largest).status()).isEqualTo(200);
        byte[] tooLarge = padded(LIMIT + 1);
        assertProblem(carrier.place(tooLarge), 413, "request-too-large");
        assertProblem(carrier.placeInChunks(tooLarge), 413, "request-too-large");
    }

    private byte[] padded(int size) {
        return (order.toString() + " ".repeat(size - order.toString().length())).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("ORD-1: a body of 10 MB is answered with 413 without being read to its end")
    void muchTooLarge(boolean inChunks) throws Exception {
        String length = inChunks ? "Transfer-Encoding: chunked" : "Content-Length: 10000000";
        try (Socket socket = new Socket("localhost", carriers.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/port-out-orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + carrier.key() + "\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            // Stops well before the end: whoever waits for the rest never answers.
            out.write((inChunks ? "989680\r\n{" : "{").getBytes(StandardCharsets.US_ASCII));
            out.write(" ".repeat(LIMIT + 1).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(head(socket.getInputStream()))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("content-type: application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{"})
    @DisplayName("ORD-1: a body that breaks off, or whose chunks are none, is answered with 400")
    void brokenOff(String rest) throws Exception {
        String request = "POST /api/v1/port-out-orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + carrier.key() + "\r\nContent-Type: application/json\r\n" + rest;
        try (RawHttp http = new RawHttp(carriers.port())) {
            RawHttp.Answer answer = http.send(request.getBytes(StandardCharsets.US_ASCII), false)
                    .orElseThrow();
            assertThat(answer.status()).isEqualTo(400);
            assertTellsNothingOfInside(answer.body());
        }
        assertNothingWritten();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next != -1 && head.indexOf("\r\n\r\n") < 0; next = in.read()) {
            head.append((char) next);
        }
        return head.toString();
    }

    @Test
    @DisplayName("ORD-1: a wrong method is answered with 405 and the right ones")
    void wrongMethod() {
        Answer answer = TestCarrier.send(carrier.to("/api/v1/port-out-orders").DELETE());
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST").doesNotContain("DELETE");
        assertProblem(
                TestCarrier.send(carrier.to("/api/v1/port-out-orders/1").PUT(BodyPublishers.ofString("{}"))),
                405,
                "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "multipart/form-data",
                "json"
            })
    @DisplayName("ORD-1: a body that is not sent as JSON is answered with 415")
    void wrongContentType(String type) {
        Answer answer = TestCarrier.send(carrier.to("/api/v1/port-out-orders")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(order.toString())));
        assertProblem(answer, 415, "unsupported-media-type");
        assertNothingWritten();
    }

    @Test
    @DisplayName("ORD-1: a form is refused before it is read, be it for another method or without a key")
    void form() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Answer answer = TestCarrier.send(carrier.to("/api/v1/port-out-orders")
                    .setHeader("Authorization", "")
                    .header("Content-Type", "Application/X-WWW-Form-urlencoded;charset=utf-8")
                    .method(method, BodyPublishers.ofString("a=".repeat(1_000_000))));
            assertProblem(answer, 415, "unsupported-media-type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    @DisplayName("ORD-1: who accepts no JSON is answered with 406, and nothing is placed")
    void notAcceptable(String accept) {
        Answer answer = TestCarrier.send(carrier.to("/api/v1/port-out-orders")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.toString())));
        assertProblem(answer, 406, "not-acceptable");
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json",
                "application/problem+json;charset=utf-8",
                "APPLICATION/Problem+JSON, text/html",
                "text/html;q=0.9, application/problem+json;q=0.1",
                "application/*",
                "*/*"
            })
    @DisplayName(
            "ORD-1: who accepts problems accepts answers, as clients ask whose generator has read of refusals only")
    void acceptsProblems(String accept) {
        Answer placed = TestCarrier.send(carrier.to("/api/v1/port-out-orders")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.toString())));
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.header("Content-Type")).startsWith("application/json");
        String path = "/api/v1/port-out-orders/";
        assertThat(TestCarrier.send(carrier.to(path + placed.text("id")).header("Accept", accept))
                        .status())
                .isEqualTo(200);
        assertProblem(TestCarrier.send(carrier.to(path + "1").header("Accept", accept)), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json;q=0", "application/problem+xml", "problem+json/application"})
    @DisplayName("ORD-1: and who does not accept them is refused as ever")
    void doesNotAcceptProblems(String accept) {
        assertProblem(
                TestCarrier.send(carrier.to("/api/v1/port-out-orders").header("Accept", accept)),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", "no type"})
    @DisplayName("ORD-1: where there is no body its type says nothing")
    void typeOfNothing(String type) {
        world.setPin(tenant, PIN);
        String id = carrier.place(order).text("id");
        Answer completed = TestCarrier.send(carrier.to("/api/v1/port-out-orders/" + id + "/completion")
                .header("Content-Type", type)
                .POST(BodyPublishers.noBody()));
        assertThat(completed.status()).as(completed.body()).isEqualTo(409);
        assertThat(TestCarrier.send(carrier.to("/api/v1/port-out-orders").header("Content-Type", type))
                        .status())
                .isEqualTo(200);
        assertProblem(
                TestCarrier.send(carrier.to("/api/v1/port-out-orders")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.noBody())),
                400,
                "unreadable-request");
        assertProblem(
                TestCarrier.send(carrier.to("/api/v1/port-out-orders/" + id + "/completion")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("a=b"))),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "'',stauts=pending,stauts",
        "'',status=pending&page=2,page",
        "'',Limit=5,Limit",
        "'',x,x",
        "/1,status=pending,status",
        "/1/completion,force=true,force"
    })
    @DisplayName("ORD-1: a parameter that a call does not have is answered with 400 naming it, as unknown fields are")
    void unknownParameter(String path, String query, String named) {
        HttpRequest.Builder request = carrier.to("/api/v1/port-out-orders" + path + "?" + query);
        Answer answer =
                TestCarrier.send(path.endsWith("completion") ? request.POST(BodyPublishers.noBody()) : request.GET());
        assertProblem(answer, 400, "bad-parameter");
        assertThat(answer.errorFields()).containsExactly(named);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("unknown-field");
    }

    @Test
    @DisplayName("ORD-1: a whole number may be written with a point and zeros, and is no other one")
    void wholeNumbers() {
        String text = order.toString().replaceFirst("\"version\":1", "\"version\":1.0");
        assertThat(text).contains("1.0");
        Answer placed = carrier.place(text);
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(carrier.place(order).text("id")).isEqualTo(placed.text("id"));
        for (String other : List.of("1.5", "1.00000000000000000000000000001", "1e-1")) {
            Answer refused = carrier.place(text.replaceFirst("1\\.0", other));
            assertProblem(refused, 400, "unreadable-request");
            assertThat(refused.errorFields()).containsExactly("version");
        }
        assertProblem(carrier.place(text.replaceFirst("1\\.0", "1e30")), 422, "impossible-request");
    }

    @Test
    @DisplayName("ORD-1: an empty list is a list left out, and no field has two errors that contradict each other")
    void emptyList() {
        world.setPin(tenant, PIN);
        String id = carrier.place(order).text("id");
        order.put("purchaseOrderNumber", "PON-EMPTY").putArray("phoneNumbers");
        Answer missing = carrier.place(order);
        assertProblem(missing, 422, "impossible-request");
        assertThat(missing.errorFields()).containsExactly("phoneNumbers");
        assertThat(missing.json().at("/errors/0/code").asString()).isEqualTo("required");

        Answer contradicting = carrier.supplement(
                id,
                "{\"version\": 2, \"type\": \"cancel\", \"accountNumber\": \" \", \"phoneNumbers\": [\"911\"], \"pin\": \"\"}");
        assertProblem(contradicting, 422, "impossible-request");
        assertThat(contradicting.errorFields()).containsExactlyInAnyOrder("accountNumber", "phoneNumbers", "pin");
        assertThat(contradicting.json().path("errors").valueStream())
                .allMatch(error -> error.path("code").asString().equals("not-applicable"));
        assertThat(carrier.supplement(id, "{\"version\": 2, \"type\": \"cancel\", \"phoneNumbers\": []}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v1",
                "/api/v2/port-out-orders",
                "/api/v1/port-out-orders/",
                "/api/v1/port-out-orders/1/nothing",
                "/api/v1/port-out-orders.json"
            })
    @DisplayName("ORD-1: a path that does not exist is answered with 404")
    void unknownPath(String path) {
        assertProblem(TestCarrier.send(carrier.to(path)), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/port-out-orders/%00",
                "/api/v1/port-out-orders/%2e%2e%2f",
                "/api/v1/port-out-orders;a=b",
                "/api/v1//port-out-orders",
                "/api/v1/../../actuator",
                "/api/v1/port-out-orders/%0d%0aX-Header:%20x",
                "/api/v1/port-out-orders/%ff",
                "/api/v1/port-out-orders?limit=%zz",
                "/api/v1/port-out-orders?status=%ff"
            })
    @DisplayName("ORD-1: a path that is meant to confuse is refused and tells nothing of the inside")
    void confusingPath(String path) throws Exception {
        try (Socket socket = new Socket("localhost", carriers.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + carrier.key() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 4.*");
            assertTellsNothingOfInside(answer);
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                        "purchaseOrderNumber",
                        "accountNumber",
                        "zipCode",
                        "pin",
                        "desiredDueDate",
                        "initiatorPhone",
                        "newNetworkServiceProvider")
                .flatMap(field -> Stream.of(
                                "<script>alert(1)</script>",
                                "a\r\nSet-Cookie: a=b",
                                "\u0000",
                                "a\u0000b",
                                "\uD800",
                                "\u202Egnp.exe",
                                "'; drop table pins; --",
                                "${jndi:ldap://localhost/a}",
                                "{{7*7}}#{7*7}",
                                "%s%n%d{0}",
                                "9".repeat(60_000),
                                "0000-01-01",
                                "9999-12-31",
                                "\uD83D\uDE00".repeat(10))
                        .map(value -> Arguments.of(field, value)));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-1: hostile texts are refused or judged, never an error of ours")
    void hostile(String field, String value) {
        world.setPin(tenant, PIN);
        Answer answer = carrier.place(order.put(field, value));
        assertThat(answer.status()).as(answer.body()).isIn(201, 422);
        assertTellsNothingOfInside(answer.body());
        if (answer.status() == 201) {
            assertThat(carrier.find(answer.text("id")).body()).isEqualTo(answer.body());
        } else {
            assertThat(answer.errorFields()).containsExactly(field);
            assertNothingWritten();
        }
    }

    static Stream<String> hostileBody() {
        return Stream.of(
                "{\"a\":".repeat(10_000),
                "[".repeat(65_000),
                "{\"version\": " + "9".repeat(60_000) + "}",
                "{\"version\": 1e999999999}",
                "{\"version\": -0.0000000001e-999999999}",
                "{\"" + "n".repeat(60_000) + "\": 1}",
                "{\"phoneNumbers\": [" + "\"\",".repeat(20_000) + "\"\"]}",
                "{\"phoneNumbers\": [" + "\"1\",".repeat(499) + "\"1\"]}",
                "{\"__proto__\": {}, \"@class\": \"java.lang.Runtime\", \"@type\": \"x\"}",
                "{\"pin\": \"\\u0000\"}",
                "{\"a\\u0000<b>\": 1}");
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-1: hostile bodies are refused")
    void hostileBody(String body) {
        Answer answer = carrier.place(body);
        assertThat(answer.status()).isIn(400, 422);
        assertTellsNothingOfInside(answer.body());
        assertNothingWritten();
    }
}
