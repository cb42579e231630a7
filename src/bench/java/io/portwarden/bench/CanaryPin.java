package io.portwarden.bench;

import static io.portwarden.TestWorld.as;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.portwarden.RawHttp;
import io.portwarden.TestBrowser;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.ExportFormat;
import io.portwarden.audit.access.AuditService;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberStock;
import io.portwarden.order.OrderFixture;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.UpstreamDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Row "a PIN typed in anywhere": two PINs that nobody else has, a right and a wrong one, are typed in wherever one can, handed on
 * to an upstream that does not take them at first (UPS-11), and then looked for wherever something is left behind.
 */
public final class CanaryPin {

    private static final String PASSWORD = "correct horse battery";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPSTREAM = "Canary Wholesale";
    private static final String ORDERS = "/api/v1/port-out-orders";

    private final String right = digits();
    private final String wrong = digits();
    private final StringBuilder answers = new StringBuilder();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Path directory = Files.createTempDirectory("canary");
    private int orders;

    private CanaryPin() throws IOException {}

    public static void main(String[] args) throws Exception {
        System.exit(new CanaryPin().run() ? 0 : 1);
    }

    private static String digits() {
        StringBuilder digits = new StringBuilder();
        RANDOM.ints(10, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    private boolean run() throws Exception {
        GreenMail mails;
        try (ServerSocket free = new ServerSocket(0)) {
            mails = new GreenMail(new ServerSetup(free.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        }
        mails.start();
        try (StartedPortal portal = new StartedPortal(
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mails.getSmtp().getPort(),
                "portwarden.audit.heads-file=" + directory.resolve("heads.jsonl"),
                "portwarden.audit.heads-every=1s",
                "server.tomcat.basedir=" + directory.resolve("tomcat"),
                "server.tomcat.accesslog.enabled=true",
                "server.tomcat.accesslog.buffered=false",
                "logging.file.name=" + directory.resolve("portwarden.log"),
                "logging.level.io.portwarden=debug",
                "logging.threshold.console=warn")) {
            TestTenant tenant = tenantWithPeople(portal);
            typeIn(portal, tenant);
            handOn(portal, tenant);
            awaitMails(mails);
            lookEverywhere(portal, tenant, mails);
            return report();
        } finally {
            mails.stop();
        }
    }

    private static TestTenant tenantWithPeople(StartedPortal portal) {
        TestTenant tenant = portal.world().usTenant();
        Person ada = new Person(
                tenant.id(),
                tenant.admin().personId(),
                new EmailAddress(tenant.admin().email()),
                "Ada Admin",
                tenant.admin().role(),
                Locale.ENGLISH);
        portal.get(Transactions.class)
                .doStating(
                        Scope.tenant(tenant.id()),
                        () -> portal.get(PeopleService.class).add(ada, PASSWORD));
        return tenant;
    }

    // Where PINs are typed in

    private void typeIn(StartedPortal portal, TestTenant tenant) throws IOException {
        portal.world().setPin(tenant, wrong);
        portal.world().setPin(tenant, right);
        Carrier carrier = portal.world().carrier();
        String key = portal.keyOf(carrier);
        for (String pin : List.of(wrong, right)) {
            String number = tenant.number(orders++).e164();
            String json = order(tenant, number, "\"" + pin + "\"");
            ask(portal, post(key, ORDERS, json));
            ask(portal, post(key, ORDERS, json));
            for (String odd : List.of(
                    pin,
                    "\"" + pin + "1\"",
                    "\"" + pin + "x\"",
                    "\" " + pin + "\"",
                    "[\"" + pin + "\"]",
                    "{\"" + pin + "\": 1}",
                    "0" + pin,
                    pin + "a",
                    "'" + pin + "'",
                    "\"" + pin,
                    "\"\\u" + pin + "\"")) {
                ask(portal, post(key, ORDERS, order(tenant, number, odd)));
            }
            ask(portal, post(key, ORDERS, "{\"pin\": \"" + pin + "\", \"pin\": \"" + pin + "\"}"));
            ask(portal, post(key, ORDERS, "pin=" + pin));
            ask(portal, post(key, ORDERS + "?pin=" + pin, json));
            for (String parameter : List.of("pin", "status", "limit", "cursor", "purchaseOrderNumber")) {
                ask(portal, get(key, ORDERS + "?" + parameter + "=" + pin, ""));
            }
            for (String header : List.of("X-Pin", "Cookie", "Referer", "User-Agent", "X-Request-Id", "Accept")) {
                ask(portal, get(key, ORDERS, header + ": " + pin + "\r\n"));
            }
            ask(portal, get(pin.repeat(4), ORDERS, ""));
            signIn(portal, tenant, pin);
        }
    }

    private void signIn(StartedPortal portal, TestTenant tenant, String pin) {
        TestBrowser browser = new TestBrowser(portal.port());
        answers.append(browser.signIn(tenant.admin().email(), pin).headers().map());
        answers.append(browser.signIn(pin, pin).headers().map());
        answers.append(browser.get("/login?pin=" + pin).statusCode());
        answers.append(
                browser.signIn(tenant.admin().email(), PASSWORD).headers().map());
    }

    private String order(TestTenant tenant, String number, String pin) {
        return """
                {"purchaseOrderNumber": "CANARY-%d", "phoneNumbers": ["%s"], "accountNumber": "%s", "zipCode": "%s",
                 "pin": %s, "desiredDueDate": "%s", "initiatorPhone": "+12125550100", "agencyAuthority": true}
                """.formatted(
                        orders,
                        number,
                        tenant.tenant().accountNumber(),
                        tenant.tenant().zipCode(),
                        pin,
                        OrderFixture.farBusinessDay());
    }

    private static String post(String key, String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String get(String key, String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n" + headers
                + "\r\n";
    }

    private void ask(StartedPortal portal, String request) throws IOException {
        try (RawHttp http = new RawHttp(portal.port())) {
            http.send(request.getBytes(StandardCharsets.US_ASCII), true)
                    .ifPresent(answer -> answers.append(answer.head()).append(answer.body()));
        }
    }

    // Where they are handed on

    private void handOn(StartedPortal portal, TestTenant tenant) throws IOException, InterruptedException {
        try (TroubledUpstream upstream = new TroubledUpstream()) {
            guardedBy(portal, tenant, upstream);
            portal.world().setPin(tenant, wrong);
            await(() -> upstream.refused() > 0, "the upstream was not asked");
            portal.world().setPin(tenant, right);
            await(() -> waiting(portal) == 1, "no PIN waits");
            places.put("tables while a PIN waits", dump(portal));
            upstream.recover();
            await(() -> waiting(portal) == 0, "a PIN was not erased when it was taken");
            places.put("tables once it was taken", upstream.taken() > 0 ? dump(portal) : "");
        }
    }

    private static void guardedBy(StartedPortal portal, TestTenant tenant, TroubledUpstream upstream) {
        UpstreamDesk desk = portal.get(UpstreamDesk.class);
        Map<ConnectionField, String> shown = Map.of(
                ConnectionField.PUBLIC_KEY,
                Base64.getEncoder().encodeToString(new byte[32]),
                ConnectionField.API_ADDRESS,
                upstream.address());
        Map<ConnectionField, String> all = new EnumMap<>(shown);
        all.put(ConnectionField.API_KEY, "KEY-OF-THE-CANARY");
        as(portal.world().operator(), () -> {
            UUID id = desk.add(UpstreamKind.TELNYX, UPSTREAM, "CNRY", all)
                    .connection()
                    .id();
            desk.changeMode(id, ConnectionMode.LIVE);
            return desk.change(id, UPSTREAM, shown, true);
        });
        List<PhoneNumber> numbers = List.of(tenant.number(8), tenant.number(9));
        NumberStock stock = portal.get(NumberStock.class);
        portal.get(Transactions.class).doStating(Scope.provider(), () -> {
            stock.lock(numbers.stream()
                    .map(number -> new WantedNumber(tenant.id(), number))
                    .toList());
            stock.apply(numbers.stream()
                    .map(number -> new NumberChange(
                            tenant.id(),
                            number,
                            NumberChange.Kind.DESCRIBE,
                            new NumberFacts("", Guard.UPSTREAM, UPSTREAM),
                            false))
                    .toList());
        });
    }

    private static int waiting(StartedPortal portal) {
        return JdbcClient.create(portal.database().asSuperuser())
                .sql("select count(*) from pins_to_hand_on")
                .query(Integer.class)
                .single();
    }

    private static void await(BooleanSupplier happened, String otherwise) throws InterruptedException {
        for (int i = 0; i < 900; i++) {
            if (happened.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(otherwise);
    }

    // Where they are looked for

    private static void awaitMails(GreenMail mails) throws InterruptedException {
        // Two for the PIN, at least two for the orders.
        for (int i = 0; i < 300 && mails.getReceivedMessages().length < 4; i++) {
            Thread.sleep(100);
        }
        Thread.sleep(2_000);
    }

    private void lookEverywhere(StartedPortal portal, TestTenant tenant, GreenMail mails) throws IOException {
        places.put("tables", dump(portal));
        places.put(
                "mails",
                Stream.of(mails.getReceivedMessages())
                        .map(GreenMailUtil::getWholeMessage)
                        .collect(Collectors.joining("\n")));
        places.put("answers", answers.toString());
        places.put(
                "exports", export(portal, tenant, ExportFormat.CSV) + export(portal, tenant, ExportFormat.JSON_LINES));
        places.put(
                "threads",
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .collect(Collectors.joining("\n")));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.put("file " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static String dump(StartedPortal portal) {
        JdbcClient superuser = JdbcClient.create(portal.database().asSuperuser());
        return portal.tables().stream()
                .flatMap(table -> superuser.sql("select t::text from " + table + " t").query(String.class).stream())
                .collect(Collectors.joining("\n"));
    }

    private static String export(StartedPortal portal, TestTenant tenant, ExportFormat format) {
        return as(tenant.admin(), () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                portal.get(AuditService.class).export(AuditFilter.ALL, format, out, rows -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private boolean report() {
        List<String> found = new ArrayList<>();
        for (String pin : List.of(right, wrong)) {
            for (Map.Entry<String, String> form : PinForms.of(pin).entrySet()) {
                places.forEach((place, text) -> {
                    if (text.contains(form.getValue())) {
                        found.add((pin.equals(right) ? "right PIN" : "wrong PIN") + " as " + form.getKey() + " in "
                                + place);
                    }
                });
            }
        }
        // What must be there: else nothing was left behind, and finding nothing proves nothing.
        List<String> missing = new ArrayList<>();
        Map.of(
                        "tables",
                        "CANARY-2",
                        "tables while a PIN waits",
                        UPSTREAM,
                        "tables once it was taken",
                        UPSTREAM,
                        "mails",
                        "CANARY-2",
                        "answers",
                        "CANARY-2",
                        "exports",
                        "CANARY-2",
                        "file portwarden.log",
                        "DEBUG")
                .forEach((place, text) -> {
                    if (!places.getOrDefault(place, "").contains(text)) {
                        missing.add(place);
                    }
                });
        places.forEach((place, text) -> System.out.printf("  %-40s %,12d characters%n", place, text.length()));
        found.forEach(where -> System.out.println("  FOUND " + where));
        boolean ok = found.isEmpty() && missing.isEmpty();
        System.out.printf(
                "a right and a wrong PIN, in %d forms, looked for in %d places (tables, also while one waits for an upstream, mails, answers, exports, thread"
                        + " names, our logs at DEBUG, access log, files) | found %d times%s | 0 | %s%n",
                PinForms.of(right).size(),
                places.size(),
                found.size(),
                missing.isEmpty() ? "" : ", but nothing at all in " + missing,
                ok ? "ok" : "FALLS SHORT");
        return ok;
    }
}
