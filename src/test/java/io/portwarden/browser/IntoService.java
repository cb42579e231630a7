package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.portwarden.Handbook;
import io.portwarden.TestPorts;
import io.portwarden.people.CodeApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the built program into service as a provider does it, by the real screens and APIs, and goes on with it after the
 * database was lost and restored. {@code bench/run service} calls it, with the settings of the program in the environment.
 */
public final class IntoService implements AutoCloseable {

    private static final String OPERATOR = "olga@provider.example";
    private static final String ADMIN = "ada@tenant.example";
    private static final String PASSWORD = "a quiet walk along the canal";
    private static final String PIN = "48392017";
    private static final int TENANTS = 2_000;
    private static final int NUMBERS_EACH = 25;
    private static final String ACCOUNT = "T-0007";
    private static final int MOST_ORDERS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path place = Path.of(System.getProperty("bench.place"));
    private final Path folder = Path.of(System.getProperty("bench.folder"));
    private final Path log = Path.of(System.getProperty("bench.logs"), "service-program.log");
    private final String server = System.getProperty("bench.server");
    private final GreenMail mails;
    private final String address;
    private final Process program;
    private final Chromium chromium;
    private final HttpClient http = HttpClient.newHttpClient();
    private final long begun = System.nanoTime();

    private IntoService() throws IOException {
        mails = new GreenMail(new ServerSetup(TestPorts.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        int port = TestPorts.free();
        address = "http://localhost:" + port;
        ProcessBuilder builder = shell("start").directory(place.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx1g");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("PORTWARDEN_PUBLIC_URL", address);
        builder.environment().put("PORTWARDEN_BOOTSTRAP_OPERATOR_EMAIL", OPERATOR);
        builder.environment().put("SPRING_MAIL_HOST", "127.0.0.1");
        builder.environment()
                .put("SPRING_MAIL_PORT", Integer.toString(mails.getSmtp().getPort()));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        program = builder.start();
        chromium = new Chromium();
    }

    /** What the handbook has under that name. */
    private static ProcessBuilder shell(String name) {
        return new ProcessBuilder("bash", "-euo", "pipefail", "-c", Handbook.commands(name)).redirectErrorStream(true);
    }

    /**
     * @param arguments {@code begin} on an empty database, {@code go-on} on a restored one, {@code orders} on one that is lost
     *     meanwhile
     */
    public static void main(String[] arguments) throws Exception {
        setDefaultAssertionTimeout(PATIENCE.toMillis());
        try (IntoService service = new IntoService()) {
            service.awaitServing();
            switch (arguments[0]) {
                case "begin" -> service.begin();
                case "go-on" -> service.goOn();
                case "orders" -> service.orders();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private void begin() throws Exception {
        Page operator = page(link(await("the link of the first operator", this::said, "/invitation")));
        comeIn(operator, "Olga Operator");
        firstSignIn(operator, OPERATOR);
        figure(
                "first operator",
                "signed in %d s after the start".formatted(seconds(begun)),
                "by the link of the log, with a second factor");

        long start = System.nanoTime();
        importTenants(operator);
        figure(
                "import of %,d tenants and %,d numbers".formatted(TENANTS, TENANTS * NUMBERS_EACH),
                "checked and done in %d s".formatted(seconds(start)),
                "all or nothing");

        billing(operator);
        String key = carrierWithKey(operator);
        inviteAdmin(operator);
        Page admin = page(link(await("the mail to the first admin", this::mailed, "/invitation")));
        comeIn(admin, "Ada Admin");
        Files.writeString(folder.resolve("app"), firstSignIn(admin, ADMIN));
        figure("first admin of a tenant", "signed in", "by the mailed link, with a second factor");

        check("before a PIN is set", order(key, "PON-1", PIN, 0), "rejected", "pin-not-accepted");
        setPin(admin);
        check("with a wrong PIN", order(key, "PON-2", "11112222", 1), "rejected", "pin-not-accepted");
        check("with the PIN", order(key, "PON-3", PIN, 1), "pending", "reviewEndsAt");
        for (String name : new String[] {"PON-1", "PON-2", "PON-3"}) {
            assertThat(admin.getByText(name, new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
        }
        figure("the three orders", "stand in the admin's open page", "live");
        Files.writeString(folder.resolve("key"), key);
    }

    private void goOn() throws Exception {
        String key = Files.readString(folder.resolve("key"));
        Page admin = page(address + "/login");
        signInWithCode(admin, ADMIN, Files.readString(folder.resolve("app")));
        admin.navigate(address + "/port-orders");
        assertThat(admin.getByText("PON-3", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        check(
                "after the restore, with a wrong PIN",
                order(key, "PON-4", "11112222", 2),
                "rejected",
                "pin-not-accepted");
        check("after the restore, with the PIN", order(key, "PON-5", PIN, 2), "pending", "reviewEndsAt");
    }

    /** Writes down which orders were answered, until none is any more. */
    private void orders() throws IOException, InterruptedException {
        String key = Files.readString(folder.resolve("key"));
        for (int i = 0; i < MOST_ORDERS; i++) {
            String name = "WAL-" + i;
            try {
                if (!order(key, name, "11112222", 2).contains("\"" + name + "\"")) {
                    return;
                }
            } catch (IOException brokenOff) {
                return;
            }
            Files.writeString(
                    folder.resolve("answered"), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** What a billing system sends. */
    private void billing(Page operator) throws IOException, InterruptedException {
        operator.navigate(address + "/provider/api-keys");
        ProcessBuilder builder = shell("billing");
        builder.environment().put("PORTAL", address);
        builder.environment().put("KEY", newKey(operator, "billing"));
        Process commands = builder.start();
        commands.getOutputStream().close();
        String said = new String(commands.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ok = commands.waitFor() == 0 && said.contains("EXAMPLE-001") && said.contains("+12025550180");
        if (!ok) {
            throw new IllegalStateException("The billing system was answered otherwise: " + said);
        }
        figure("a tenant and a number by the billing system", "written down", "by the handbook's calls");
    }

    // What people do

    private static void comeIn(Page page, String name) {
        field(page, "Your name").fill(name);
        field(page, "New password").fill(PASSWORD);
        field(page, "Repeat new password").fill(PASSWORD);
        button(page, "Save and come in").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("All set");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static void typePassword(Page page, String email) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        button(page, "Sign in").click();
    }

    /**
     * With an authenticator app, which is set up with it.
     *
     * @return what was typed into the app
     */
    private static String firstSignIn(Page page, String email) {
        typePassword(page, email);
        String key = field(page, "Key for typing in").inputValue();
        typeCode(page, key);
        button(page, "I have kept them").click();
        assertIn(page);
        return key;
    }

    private static void signInWithCode(Page page, String email, String key) {
        typePassword(page, email);
        typeCode(page, key);
        assertIn(page);
    }

    private static void typeCode(Page page, String key) {
        field(page, "Code from your app").fill(new CodeApp(key).code(Instant.now()));
        button(page, "Continue").click();
    }

    private static void assertIn(Page page) {
        assertThat(button(page, "Sign out").or(page.getByText("Sign out")).first())
                .isVisible();
    }

    private void importTenants(Page page) {
        page.navigate(address + "/provider/tenants/import");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("tenants.csv", "text/csv", file().getBytes(StandardCharsets.UTF_8)));
        Locator run = button(page, "Do it");
        run.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        run.click();
        page.waitForCondition(
                () -> page.locator("main").innerText().contains("The import is done"),
                new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
    }

    private static String file() {
        StringBuilder csv = new StringBuilder("account_number,name,country,zip_code,phone_number\n");
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            String account = String.format(Locale.ROOT, "T-%04d", tenant);
            for (int i = 0; i < NUMBERS_EACH; i++) {
                csv.append(account)
                        .append(i == 0 ? ",Tenant %d,US,20001,".formatted(tenant) : ",,,,")
                        .append(number(tenant, i))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** Of one area code, from 200-0000 on. */
    private static String number(int tenant, int index) {
        return "+1303" + (2_000_000 + tenant * NUMBERS_EACH + index);
    }

    private String carrierWithKey(Page page) {
        page.navigate(address + "/provider/carriers");
        button(page, "New carrier").first().click();
        field(page, "SPID").fill("1234");
        field(page, "Name").fill("Blue Ridge Telecom");
        button(page, "Create").click();
        return newKey(page, "production");
    }

    private static String newKey(Page page, String name) {
        button(page, "New API key").click();
        field(page, "What it is for").fill(name);
        button(page, "Make the key").click();
        Locator shown = field(page, "API key");
        shown.waitFor();
        String key = shown.inputValue();
        button(page, "I have copied it").click();
        return key;
    }

    private void inviteAdmin(Page page) {
        page.navigate(address + "/provider/tenants?q=" + ACCOUNT);
        page.getByLabel("Name or account number").first().fill(ACCOUNT);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Tenant 7").setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/provider/tenants/[0-9a-f-]{36}$"));
        page.navigate(page.url().replace("/provider/tenants/", "/provider/tenant-admins/"));
        button(page, "Invite the first administrator").click();
        field(page, "E-mail").fill(ADMIN);
        button(page, "Invite").click();
        assertThat(page.locator("body")).containsText("An invitation is on its way");
    }

    private void setPin(Page page) {
        page.navigate(address + "/port-orders");
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        button(page, "Save").click();
        assertThat(page.locator("body")).containsText("PIN saved");
    }

    private String order(String key, String name, String pin, int number) throws IOException, InterruptedException {
        String json = """
                {"purchaseOrderNumber": "%s", "phoneNumbers": ["%s"], "accountNumber": "%s", "zipCode": "20001",
                 "pin": "%s", "desiredDueDate": "%s", "initiatorPhone": "+12125550100", "agencyAuthority": true}
                """.formatted(name, number(7, number), ACCOUNT, pin, Trial.farTuesday());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/port-out-orders"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    // How it is seen

    private Page page(String url) {
        Page page = chromium.open(new Browser.NewContextOptions().setLocale("en-US"))
                .newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.setDefaultNavigationTimeout(PATIENCE.toMillis());
        page.navigate(url);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String name) {
        return page.getByRole(
                        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")))
                .first();
    }

    private void awaitServing() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && program.isAlive()) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness"))
                        .build();
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("The program does not serve: see " + log);
    }

    private String await(String what, Supplier<String> where, String part) throws IOException, InterruptedException {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += 100) {
            String text = where.get();
            if (text.contains(part)) {
                return text;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("There is no " + what);
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException notYet) {
            return "";
        }
    }

    private String mailed() {
        return Stream.of(mails.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getWholeMessage(mail).contains(ADMIN))
                .map(mail -> {
                    try {
                        return String.valueOf(mail.getContent());
                    } catch (IOException | jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .reduce("", (all, mail) -> mail + all);
    }

    private String link(String text) {
        Matcher link =
                Pattern.compile(Pattern.quote(address) + "/invitation\\S+").matcher(text);
        if (!link.find()) {
            throw new IllegalStateException("There is no link in what was said");
        }
        return link.group();
    }

    private void check(String when, String answer, String status, String with) {
        boolean ok = answer.contains("\"status\":\"" + status + "\"") && answer.contains(with);
        System.out.printf(
                "%s: an order %s | %s | %s | %s%n",
                server,
                when,
                ok ? status + ", " + with : answer.replaceAll("\\s+", " "),
                status + ", " + with,
                ok ? "ok" : "FALLS SHORT");
        if (!ok) {
            throw new IllegalStateException("The order " + when + " was answered otherwise");
        }
    }

    private void figure(String row, String figure, String goal) {
        System.out.printf("%s: %s | %s | %s | ok%n", server, row, figure, goal);
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }

    @Override
    public void close() throws InterruptedException {
        chromium.close();
        program.descendants().forEach(ProcessHandle::destroy);
        program.destroy();
        if (!program.waitFor(40, TimeUnit.SECONDS)) {
            program.destroyForcibly();
        }
        mails.stop();
    }
}
