package io.portwarden.bench;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes hostile requests to the carriers' API, the same ones for the same seed. None of them may place an order. */
final class HostileGenerator {

    private static final String ORDERS = "/api/v1/port-out-orders";

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\r\nX-Injected: yes",
            "<script>alert(1)</script>",
            "'; drop table port_out_orders; --",
            "' or '1'='1",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}${7*7}{{7*7}}",
            "%s%n%x%d",
            "../../../../etc/passwd",
            "=cmd|' /C calc'!A0",
            "\u202Egnp.exe",
            "\uD83D\uDE00".repeat(40),
            "\uFEFF",
            "\uFFFF",
            "NaN",
            "-1",
            "1e400",
            "true",
            "null",
            "[object Object]",
            "9".repeat(300),
            "A".repeat(5_000));

    private static final List<String> PATHS = List.of(
            "/api",
            "/api/",
            "/api/..",
            "/api/../",
            "/api/v1/../../actuator/env",
            "/api/..;/actuator/env",
            "/api/;/v1/port-out-orders",
            "/api;a=b/v1/port-out-orders",
            "/api/v1/port-out-orders;jsessionid=0123456789ABCDEF",
            "/api/v1/port-out-orders/..;/port-out-orders",
            "/api/v1/port-out-orders/%2e%2e/",
            "/api/v1/port-out-orders/%2e%2e%2f%2e%2e%2f",
            "/api/v1/port-out-orders%2f",
            "/api/v1/port-out-orders%5c",
            "/api\\v1\\port-out-orders",
            "/api/v1/port-out-orders%00",
            "/api/v1/port-out-orders/%00",
            "/api/v1/port-out-orders/%",
            "/api/v1/port-out-orders/%zz",
            "/api/v1/port-out-orders/%c0%ae%c0%ae/",
            "/api/v1/port-out-orders/%ff%fe",
            "/api/v1/port-out-orders/%0d%0aX-Injected:%20yes",
            "/api/v1/port-out-orders/%250d%250a",
            "/api/v1/port-out-orders/.",
            "/api/v1/port-out-orders.",
            "/api/v1/port-out-orders/./",
            "/api/v1//port-out-orders",
            "//api/v1/port-out-orders",
            "/API/V1/PORT-OUT-ORDERS",
            "/api/v1/port-out-orders.json",
            "/api/v1/port-out-orders/*",
            "/api/v1/port-out-orders/{id}",
            "/api/v1/port-out-orders#x",
            "/api/v1/port-out-orders/null",
            "/api/v2/port-out-orders",
            "/api/v1/pins",
            "/api/v1/port-out-orders/<x>",
            "/api/v1/port-out-orders/|",
            "/api/v1/port-out-orders/\u00e9",
            "api/v1/port-out-orders",
            "*",
            "http://127.0.0.1:1/api/v1/port-out-orders",
            "http://[::1/api/v1/port-out-orders",
            "file:///etc/passwd");

    private static final List<String> METHODS = List.of(
            "TRACE",
            "TRACK",
            "CONNECT",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "HEAD",
            "PROPFIND",
            "post",
            "Get",
            "JEFF",
            "POST\tX",
            "G\u0000T",
            "A".repeat(500),
            "");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/json;;;",
            "application/x-java-serialized-object",
            "application/cbor",
            "*/*",
            "json",
            "/",
            "\u0001",
            "");

    private final Random random;
    private final String key;
    private final Map<String, String> order;

    /**
     * @param key a valid one
     * @param order a possible order: fields and their values as JSON
     */
    HostileGenerator(long seed, String key, Map<String, String> order) {
        this.random = new Random(seed);
        this.key = key;
        this.order = Map.copyOf(order);
    }

    HostileRequest next() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> post("broken JSON", broken(json(poisoned())));
            case 2 -> post("flipped bytes", flipped(utf8(json(poisoned()))));
            case 3, 4 -> post("wrong type", utf8(json(with(anyField(), otherType()))));
            case 5, 6, 7 -> impossible();
            case 8 -> post("huge number", utf8(json(with(pick(List.of("version", anyField())), hugeNumber()))));
            case 9 -> post("deep nesting", nested());
            case 10 -> post("unknown fields", utf8(json(unknownFields())));
            case 11 -> post("bad UTF-8 or NUL", badText());
            case 12 ->
                post("not an object", utf8(pick(List.of("", "[]", "null", "1", "\"a\"", "{}{}", "\u0000", "{"))));
            case 13 -> badKey();
            case 14 -> oddMethod();
            case 15 -> headers();
            case 16 -> framing();
            case 17 -> path();
            case 18 -> query();
            default -> large();
        };
    }

    // Bodies

    /** Impossible for several reasons, so that no small damage makes it possible. */
    private Map<String, String> poisoned() {
        Map<String, String> fields = new LinkedHashMap<>(order);
        fields.put("pin", "\"12\"");
        fields.put("desiredDueDate", "\"2026-02-30\"");
        fields.put("initiatorPhone", "\"911\"");
        fields.remove("agencyAuthority");
        return fields;
    }

    private Map<String, String> with(String field, String json) {
        Map<String, String> fields = poisoned();
        fields.put(field, json);
        return fields;
    }

    /** Well-formed, and just one thing wrong with it. */
    private HostileRequest impossible() {
        Map<String, String> fields = new LinkedHashMap<>(order);
        String field = anyField();
        String value = switch (field) {
            case "purchaseOrderNumber" ->
                text(pick(List.of("", " ", " P", "P ", "P\u0000", "\u00e9", "P\nQ", "P".repeat(26), any(40))));
            case "version" -> pick(List.of("0", "-1", "1000", "99999999999999999999", "1e9", "1000.0"));
            case "phoneNumbers" ->
                pick(List.of(
                        "[]",
                        "[\"911\"]",
                        "[" + text(pick(NASTY)) + "]",
                        "[null]",
                        "[\"+1202\", \"+12025550123\"]",
                        "[\"+\"]"));
            case "accountNumber" -> text(pick(List.of("", " ", "A".repeat(51), "A\u0000", "A\r\nB", "\u202EA")));
            case "zipCode" -> text(pick(List.of("", " ", "2".repeat(21), "2\u0000", "2\n", "\u20282")));
            case "pin" ->
                // What is no PIN makes an order that is refused (ORD-16); what is no text makes none.
                text(pick(List.of("1".repeat(65), "4839\u00002017", "4839\n2017")));
            case "desiredDueDate" ->
                text(pick(List.of("", "tomorrow", "2026-13-01", "2026-02-30", "20260901", "+999999-01-01")));
            case "initiatorPhone" -> text(pick(List.of("", "911", "tel:911", "+", "+1", "phone", any(30))));
            case "agencyAuthority" -> "null";
            default -> text(pick(List.of("", "x", "ZZZZZ", "<b>", any(12))));
        };
        fields.put(field, value);
        return post("impossible order", utf8(json(fields)));
    }

    private String otherType() {
        return pick(List.of(
                "{}", "[]", "[[]]", "{\"$ne\": null}", "1.5", "-0", "[{}]", "{\"a\": [1, 2, {}]}", "[true, 1, \"a\"]"));
    }

    private String hugeNumber() {
        return pick(List.of(
                "9".repeat(1 + random.nextInt(3_000)),
                "-" + "9".repeat(1 + random.nextInt(60)),
                "1e" + random.nextInt(),
                "1e-999999999",
                "0." + "0".repeat(random.nextInt(2_000)) + "1",
                "9223372036854775808"));
    }

    private byte[] nested() {
        int depth = 9 + random.nextInt(5_000);
        String open = pick(List.of("[", "{\"a\":", "{\"phoneNumbers\":[", "[{\"a\":"));
        return utf8(open.repeat(depth));
    }

    private Map<String, String> unknownFields() {
        Map<String, String> fields = poisoned();
        for (int i = random.nextInt(20); i >= 0; i--) {
            fields.put(
                    pick(List.of("status", "id", "tenantId", "__proto__", "constructor", "@class", "$type", any(30))),
                    text(pick(NASTY)));
        }
        return fields;
    }

    private byte[] badText() {
        byte[] body = utf8(json(poisoned()));
        for (int i = random.nextInt(8); i >= 0; i--) {
            byte[] bad = pick(List.of(
                    new byte[] {(byte) 0xC0, (byte) 0xAF},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                    new byte[] {(byte) 0xF8, (byte) 0x88},
                    new byte[] {(byte) 0xFF},
                    new byte[] {0},
                    new byte[] {(byte) 0xFE, (byte) 0xFF}));
            System.arraycopy(bad, 0, body, random.nextInt(body.length - bad.length), bad.length);
        }
        return body;
    }

    private byte[] broken(String json) {
        int at = random.nextInt(json.length());
        return utf8(
                switch (random.nextInt(4)) {
                    case 0 -> json.substring(0, at);
                    case 1 ->
                        json.substring(0, at)
                                + pick(List.of("}", "]", ",", "\"", "/*", "\\", ":", "\\u00"))
                                + json.substring(at);
                    case 2 -> json + json.substring(at);
                    default -> json.replace('"', '\'');
                });
    }

    private byte[] flipped(byte[] body) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return body;
    }

    // Everything around the body

    private HostileRequest badKey() {
        String authorization = pick(List.of(
                "",
                "Authorization: Bearer " + secret(32) + "\r\n",
                "Authorization: Bearer " + key + "x\r\n",
                "Authorization: Bearer " + key.substring(1) + "\r\n",
                "Authorization: Bearer " + key.toUpperCase(Locale.ROOT) + "\r\n",
                "Authorization: Bearer " + key + "\r\nAuthorization: Bearer " + secret(32) + "\r\n",
                "Authorization: Basic " + base64("admin:admin") + "\r\n",
                "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.\r\n",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer " + "A".repeat(4_000) + "\r\n",
                "Authorization: \u00ff\u00fe\r\n",
                "Cookie: portwarden=" + secret(16) + "\r\n",
                "X-API-Key: " + key + "\r\n"));
        byte[] body = utf8(json(order));
        return request(
                "wrong key",
                "POST " + ORDERS + " HTTP/1.1\r\nHost: localhost\r\n" + authorization
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body,
                true);
    }

    private HostileRequest oddMethod() {
        byte[] body = random.nextBoolean() ? new byte[0] : utf8(json(poisoned()));
        String target = pick(List.of(ORDERS, ORDERS + "/" + new UUID(random.nextLong(), random.nextLong())));
        String method = pick(METHODS);
        // To HEAD there is no body in the answer, which the reader of answers would wait for.
        String close = "Connection: close\r\n";
        return request(
                "odd method",
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + close + authorized()
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body,
                !method.equals("HEAD"));
    }

    private HostileRequest headers() {
        String tricks = pick(List.<Supplier<String>>of(
                        () -> "Content-Type: " + pick(TYPES) + "\r\n",
                        () -> "Content-Type: application/json\r\nAccept: "
                                + pick(List.of("text/html", "image/*", "x", ";q=2", "*/*;q=-1")) + "\r\n",
                        () -> "Content-Type: application/json\r\nContent-Encoding: " + pick(List.of("gzip", "br", "x"))
                                + "\r\n",
                        () -> "X-HTTP-Method-Override: DELETE\r\nContent-Type: application/json\r\n",
                        () -> "X-Forwarded-For: " + pick(NASTY).replaceAll("[\r\n]", "")
                                + "\r\nContent-Type: application/json\r\n",
                        () -> "X-Forwarded-Proto: " + any(20) + "\r\nX-Forwarded-Port: " + any(8)
                                + "\r\nContent-Type: application/json\r\n",
                        () -> "X-Forwarded-Host: " + any(20) + "\r\nContent-Type: application/json\r\n",
                        () ->
                                "X-Original-URL: /actuator/env\r\nX-Rewrite-URL: /actuator/env\r\nContent-Type: application/json\r\n",
                        () -> "Content-Type: application/json\r\n" + "X-A: b\r\n".repeat(1 + random.nextInt(150)),
                        () -> "Content-Type: application/json\r\nX-Long: " + "a".repeat(1 + random.nextInt(20_000))
                                + "\r\n",
                        () -> "Content-Type: application/json\r\nX-Nul: a\u0000b\r\n",
                        () -> "Content-Type: application/json\r\n folded: yes\r\n",
                        () -> "Content-Type: application/json\r\n: nameless\r\n",
                        () -> "Content-Type: application/json\r\nNo colon\r\n",
                        () -> "Content-Type: application/json\r\nRange: bytes=0-,0-,0-\r\nIf-Match: *\r\n",
                        () -> "Content-Type: application/json\r\nAccept-Language: " + "a-".repeat(200) + "\r\n",
                        () -> "Content-Type: application/json\r\nUpgrade: " + pick(List.of("h2c", "websocket"))
                                + "\r\nConnection: Upgrade\r\n",
                        () -> "Content-Type: application/json\r\nExpect: " + pick(List.of("100-continue", "nothing"))
                                + "\r\n",
                        () -> "Content-Type: application/json\r\nHost: other.example\r\n",
                        () -> "Content-Type: application/json\r\nOrigin: https://evil.example\r\nCookie: " + any(50)
                                + "\r\n"))
                .get();
        byte[] body = utf8(json(poisoned()));
        return request(
                "header trick",
                "POST " + ORDERS + " HTTP/1.1\r\nHost: "
                        + pick(List.of("localhost", "localhost:1", "evil.example", "a b", "", "[::1", any(20))) + "\r\n"
                        + authorized() + tricks + "Content-Length: " + body.length + "\r\n\r\n",
                body,
                true);
    }

    /** Disagreement about where a request ends. */
    private HostileRequest framing() {
        byte[] body = utf8(json(poisoned()));
        String chunked = Integer.toHexString(body.length) + "\r\n" + utf8Text(body) + "\r\n0\r\n\r\n";
        String head = "POST " + ORDERS + " HTTP/1.1\r\nHost: localhost\r\n" + authorized()
                + "Content-Type: application/json\r\n";
        String text = utf8Text(body);
        return switch (random.nextInt(12)) {
            case 0 -> request("framing", head + "Content-Length: -1\r\n\r\n", body, false);
            case 1 -> request("framing", head + "Content-Length: 99999999999999999999\r\n\r\n", body, false);
            case 2 -> request("framing", head + "Content-Length: " + (body.length + 100) + "\r\n\r\n", body, false);
            case 3 -> request("framing", head + "Content-Length: 3\r\nContent-Length: 5\r\n\r\n", body, false);
            case 4 ->
                request("framing", head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked, false);
            case 5 -> request("framing", head + "Transfer-Encoding: chunked\r\n\r\n" + chunked, false);
            case 6 -> request("framing", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + text, false);
            case 7 -> request("framing", head + "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n" + text, false);
            case 8 -> request("framing", head + "Transfer-Encoding: identity, gzip\r\n\r\n" + text, false);
            case 9 -> request("framing", head + "Transfer-Encoding: xchunked\r\n\r\n" + chunked, false);
            case 10 ->
                request(
                        "framing",
                        head.replace("HTTP/1.1", pick(List.of("HTTP/9.9", "HTTP/1.", "HTTP", "", "HTTP/0.9"))) + "\r\n",
                        false);
            default -> {
                byte[] noise = new byte[1 + random.nextInt(300)];
                random.nextBytes(noise);
                yield new HostileRequest("framing", noise, false);
            }
        };
    }

    private HostileRequest path() {
        String path = random.nextInt(4) == 0 ? ORDERS + "/" + any(30).replace(" ", "") : pick(PATHS);
        return request(
                "path trick",
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + authorized() + "\r\n",
                new byte[0],
                true);
    }

    private HostileRequest query() {
        String parameters = random.ints(1 + random.nextInt(6), 0, 5)
                .mapToObj(name -> List.of("status", "limit", "cursor", "purchaseOrderNumber", any(8))
                                .get(name) + "="
                        + pick(List.of(
                                "%00",
                                "%",
                                "%zz",
                                "%ff",
                                "0",
                                "-1",
                                "999999",
                                "1e3",
                                "open",
                                "%27%20or%201=1",
                                "a".repeat(500),
                                base64(any(20)),
                                escaped(any(20)))))
                .collect(Collectors.joining(pick(List.of("&", "&", "&&", ";"))));
        return request(
                "query trick",
                "GET " + ORDERS + "?" + parameters + " HTTP/1.1\r\nHost: localhost\r\n" + authorized() + "\r\n",
                new byte[0],
                true);
    }

    private HostileRequest large() {
        if (random.nextInt(5) > 0) {
            return post("long text", utf8(json(with(anyField(), text("x".repeat(random.nextInt(30_000)))))));
        }
        byte[] body = utf8(json(order) + " ".repeat(65_536 + random.nextInt(200_000)));
        String head = "POST " + ORDERS + " HTTP/1.1\r\nHost: localhost\r\n" + authorized()
                + "Content-Type: application/json\r\n";
        if (random.nextBoolean()) {
            return request("oversized", head + "Content-Length: " + body.length + "\r\n\r\n", body, true);
        }
        return request(
                "oversized",
                head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n" + utf8Text(body)
                        + "\r\n0\r\n\r\n",
                true);
    }

    // Small parts

    private HostileRequest post(String kind, byte[] body) {
        return request(
                kind,
                "POST " + ORDERS + " HTTP/1.1\r\nHost: localhost\r\n" + authorized()
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body,
                true);
    }

    private static HostileRequest request(String kind, String all, boolean complete) {
        return request(kind, all, new byte[0], complete);
    }

    private static HostileRequest request(String kind, String head, byte[] body, boolean complete) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return new HostileRequest(kind, bytes.toByteArray(), complete);
    }

    private String authorized() {
        return "Authorization: Bearer " + key + "\r\n";
    }

    private String anyField() {
        return pick(List.of(
                "purchaseOrderNumber",
                "version",
                "phoneNumbers",
                "accountNumber",
                "zipCode",
                "pin",
                "desiredDueDate",
                "initiatorPhone",
                "agencyAuthority",
                "newNetworkServiceProvider"));
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(String plain) {
        StringBuilder json = new StringBuilder("\"");
        plain.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    /** Up to so many characters of all kinds, at least one of which is not ASCII. */
    private String any(int longest) {
        StringBuilder text = new StringBuilder("\u00e9");
        random.ints(random.nextInt(longest), 1, 0x250)
                .filter(c -> c != '\r' && c != '\n')
                .forEach(c -> text.append((char) c));
        return text.toString();
    }

    private String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return "pw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(utf8(text));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes as they are, for putting them into a head. */
    private static String utf8Text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
