package io.portwarden.browser;

import io.portwarden.Portwarden;
import io.portwarden.TestClock;
import io.portwarden.TestDns;
import io.portwarden.TestPorts;
import io.portwarden.TestWorld;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.provider.ProviderProgram;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Portwarden as somebody new starts it: with its own database and the demonstration data, those of the walk-through only. */
final class Trial implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final String API_KEY = "an-api-key-for-the-browser-tests-only";

    /**
     * What some who share the program need and nobody minds: sessions are looked up with each request, a PIN locks soon,
     * and webhooks may point at this machine and wait.
     */
    private static final String[] SHARED = {
        "--portwarden.sign-in.session-check=0s",
        "--portwarden.pin.limits.per-tenant-in-a-row=2",
        "--portwarden.webhooks.allow-private-addresses=true",
        "--portwarden.webhooks.workers=0",
        "--portwarden.domains.resolver=" + TestDns.shared().address(),
        "--portwarden.audit.heads-every=1h" // the chain begins again whenever it is as new
    };

    private static @Nullable Trial shared;

    private final ConfigurableApplicationContext application;
    private final TestClock clock = new TestClock();
    private final HttpClient http = HttpClient.newHttpClient();

    Trial(Path dataDirectory, String... settings) {
        application = new SpringApplicationBuilder(Portwarden.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(TestClock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port="
                                                + TestPorts.free(), // known at the start, because passkeys are for one
                                        // address
                                        "--portwarden.data-dir=" + dataDirectory,
                                        "--vaadin.productionMode=true", // what says so beside it is gone once it is
                                        // packed
                                        "--portwarden.demo.history=false",
                                        "--portwarden.demo.password=" + PASSWORD,
                                        "--portwarden.demo.api-key=" + API_KEY),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    /**
     * The one of this JVM, with nothing left in it of what was done before. Whoever needs no settings of their own shares
     * it, because starting one takes longer than most tests.
     */
    static Trial asNew() {
        Trial trial = shared;
        if (trial == null) {
            trial = new Trial(folder(), SHARED);
            trial.keep();
            shared = trial;
        } else {
            trial.restore();
        }
        return trial;
    }

    /** What is there now is what it is as new. */
    void keep() {
        rows().keep();
    }

    /** As it was when it was kept. */
    void restore() {
        rows().restore();
    }

    /** Gone with the JVM, after the program in it. */
    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("portwarden-trial");
            SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeptRows rows() {
        return new KeptRows(superuser());
    }

    String address() {
        return "http://localhost:"
                + ((WebServerApplicationContext) application).getWebServer().getPort();
    }

    /** The program's own clock; the database has another. */
    TestClock clock() {
        return clock;
    }

    /** Everything that is in it, for a test that stands beside it. */
    <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    /** Connections of the database's superuser, unpooled. */
    DataSource superuser() {
        EmbeddedDatabase database = part(EmbeddedDatabase.class);
        return new DriverManagerDataSource(
                database.jdbcUrl(),
                database.superuser().user(),
                database.superuser().password());
    }

    /** Sends an order as the README's walk-through does; answers the body. */
    String order(String purchaseOrderNumber, String pin, String phoneNumber) {
        String json = """
                {"purchaseOrderNumber": "%s", "phoneNumbers": ["%s"],
                 "accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "%s",
                 "desiredDueDate": "%s", "initiatorPhone": "+12125550100", "agencyAuthority": true}
                """.formatted(purchaseOrderNumber, phoneNumber, pin, farTuesday());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/port-out-orders"))
                .header("Authorization", "Bearer " + API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes down, as one of the provider's programs does, that a number has left without an order. */
    void left(String phoneNumber) {
        TestWorld.asProgram(
                new ProviderProgram(Identifiers.next(), "npac-feed"),
                () -> part(DepartureDesk.class)
                        .record(new PhoneNumber(phoneNumber), clock.instant().minus(2, ChronoUnit.HOURS), "5678"));
    }

    /** A connection to an upstream, which has rehearsed some questions. */
    void upstream() {
        part(Transactions.class).doStating(Scope.provider(), () -> {
            Carrier carrier = part(CarrierService.class)
                    .register(new Carrier(CarrierId.next(), "BW01", "Bandwidth", List.of(), true));
            JdbcClient jdbc = part(JdbcClient.class);
            UUID connection = Identifiers.next();
            jdbc.sql("""
                            insert into upstream_connections (connection_id, kind, name, plain_name, carrier_id, mode)
                            values (?, 'bandwidth', 'Bandwidth', 'bandwidth', ?, 'rehearsal')
                            """).params(connection, carrier.id().value()).update();
            jdbc.sql("insert into upstream_settings (connection_id, field, value) values (?, 'user-name', 'bandwidth')")
                    .param(connection)
                    .update();
            for (int i = 0; i < 60; i++) {
                jdbc.sql("""
                                insert into upstream_rehearsals (connection_id, rehearsal_id, happened_at, purchase_order_number,
                                                                 phone_numbers, number_count, answer, reasons)
                                values (?, ?, now() - make_interval(hours => ?), ?, array['+12025550123'], 1, ?,
                                        cast(string_to_array(?, ',') as text[]))
                                """)
                        .params(
                                connection,
                                Identifiers.next(),
                                2 * i,
                                "BW-" + i,
                                i % 3 == 0 ? null : "7513",
                                i % 3 == 0 ? "" : i % 3 == 1 ? "pin-wrong" : "zip-code-mismatch,number-locked")
                        .update();
            }
        });
    }

    /** Two domains of Contoso, one of them proven, its own provider, and a directory that may make admins. */
    void ownSignIn() {
        TenantId contoso = contoso();
        part(Transactions.class).doStating(Scope.tenant(contoso), () -> {
            JdbcClient jdbc = part(JdbcClient.class);
            jdbc.sql("""
                            insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)
                            values (:tenant, 'contoso.example', repeat('A', 43), now(), 'dns', now()),
                                   (:tenant, 'subsidiary-with-a-long-name.contoso.example', repeat('B', 43), now(), null, null)
                            """).param("tenant", contoso.value()).update();
            jdbc.sql("""
                            insert into own_providers (tenant_id, registration_id, registration_hash, issuer, client_id, client_secret,
                                rule, roles_claim, admin_name, viewer_name, verified_claim, second_factor_amr, second_factor_acr,
                                tried_at, changed_at)
                            values (?, 'own-' || repeat('0', 32), repeat('0', 64), 'https://sign-in.contoso.example', 'portwarden', 'sealed',
                                'offered', '', '', '', 'email_verified', array['mfa'], '{}', now(), now())
                            """).param(contoso.value()).update();
            jdbc.sql("insert into directories (tenant_id, makes_admins) values (?, true)")
                    .param(contoso.value())
                    .update();
            jdbc.sql("""
                            insert into directory_tokens (tenant_id, token_id, name, token_hash, last_used_at)
                            values (?, ?, 'Entra ID', repeat('0', 64), now())
                            """).params(contoso.value(), Identifiers.next()).update();
        });
    }

    TenantId contoso() {
        return part(Transactions.class)
                .stating(
                        Scope.provider(),
                        () -> part(JdbcClient.class)
                                .sql("select tenant_id from tenants where account_number = 'CONTOSO-001'")
                                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                                .single());
    }

    /** Puts orders of Contoso into the database as if they had come then, one a second, under names that begin so. */
    void past(String beginning, int orders, String status, int daysAgo) {
        JdbcClient jdbc = part(JdbcClient.class);
        Transactions transactions = part(Transactions.class);
        TenantId contoso = contoso();
        transactions.doStating(
                Scope.tenant(contoso),
                () -> jdbc.sql("""
                        with come as (
                            select i, now() - make_interval(days => :daysAgo, secs => :orders - i) as at
                            from generate_series(1, :orders) i),
                        named as (
                            select i, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
                                || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid as id
                            from come),
                        placed as (
                            insert into port_out_orders (tenant_id, order_id, carrier_id, purchase_order_number, version,
                                status, reasons, account_number, zip_code, desired_due_date, initiator_phone,
                                agency_authority, new_network_service_provider, received_at, updated_at, revision)
                            select :tenant, id, (select carrier_id from carriers order by carrier_id limit 1),
                                :beginning || i, 1, :status,
                                case :status when 'rejected' then array['pin-wrong'] else '{}' end, 'CONTOSO-001', '20001', (at + interval '5 days')::date,
                                '+12125550100', true, '1234', at, at, 1 from named
                            returning tenant_id, order_id, carrier_id)
                        insert into order_numbers (tenant_id, order_id, phone_number, carrier_id, open, reasons)
                        select tenant_id, order_id, '+12025550149', carrier_id, false, '{}' from placed
                        """)
                        .param("tenant", contoso.value())
                        .param("beginning", beginning)
                        .param("orders", orders)
                        .param("status", status)
                        .param("daysAgo", daysAgo)
                        .update());
    }

    /** No federal holiday is fixed to a Tuesday; one that falls on it is passed over. */
    static LocalDate farTuesday() {
        LocalDate day = LocalDate.now().plus(2, ChronoUnit.WEEKS);
        while (day.getDayOfWeek() != DayOfWeek.TUESDAY
                || (day.getMonthValue() == 12 && day.getDayOfMonth() == 25)
                || day.getDayOfYear() == 1
                || (day.getMonthValue() == 7 && day.getDayOfMonth() == 4)
                || (day.getMonthValue() == 6 && day.getDayOfMonth() == 19)
                || (day.getMonthValue() == 11 && day.getDayOfMonth() == 11)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The shared one stays for others. */
    @Override
    public void close() {
        if (this != shared) {
            application.close();
        }
    }
}
