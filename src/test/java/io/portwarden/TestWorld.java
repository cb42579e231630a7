package io.portwarden;

import com.vaadin.flow.server.VaadinSession;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.people.AccountRepository;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Makes tenants and carriers of its own for each test, so that tests can share a database. Found by whoever asks for it. */
@Lazy
@Component
public class TestWorld {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PinService pins;
    private final AuditTrail trail;
    private final PeopleService people;
    private final TestDatabase database;

    public TestWorld(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PinService pins,
            AuditTrail trail,
            PeopleService people,
            TestDatabase database) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.pins = pins;
        this.trail = trail;
        this.people = people;
        this.database = database;
    }

    /** A tenant that a test has made, its people and its numbers. */
    public record TestTenant(
            Tenant tenant, SignedInPerson admin, SignedInPerson viewer, List<PhoneNumber> phoneNumbers) {

        public TenantId id() {
            return tenant.id();
        }

        public PhoneNumber number(int index) {
            return phoneNumbers.get(index);
        }
    }

    /** Whoever has an account of their own, and has begun to sign in once. */
    record Principal(SignedInPerson person) implements PortalPrincipal {

        @Override
        public AccountRepository.Key account() {
            return AccountRepository.Key.of(PersonRepository.Key.of(person));
        }

        @Override
        public int signInGeneration() {
            return 1;
        }
    }

    /** A tenant in the United States with ten numbers, account ACME-n and ZIP 20001; no PIN is set. */
    public TestTenant usTenant() {
        return tenant("US");
    }

    public TestTenant tenant(String country) {
        return tenant(country, "202", 10);
    }

    /** With some numbers of an area code, 10 at the most. */
    public TestTenant tenant(String country, String areaCode, int count) {
        int n = COUNTER.incrementAndGet();
        return tenant(
                country,
                n,
                IntStream.range(0, count)
                        .mapToObj(i -> new PhoneNumber(String.format(
                                Locale.ROOT, "+1%s%03d%04d", areaCode, 200 + n / 1000, n % 1000 * 10 + i)))
                        .toList());
    }

    private TestTenant tenant(String country, int n, List<PhoneNumber> phoneNumbers) {
        Tenant tenant = new Tenant(TenantId.next(), "Acme " + n, country, "ACME-" + n, "20001");
        transactions.doStating(Scope.provider().andTenant(tenant.id()), () -> {
            tenants.add(tenant);
            phoneNumbers.forEach(
                    number -> numbers.add(tenant.id(), new TenantNumber(number, NumberStatus.ACTIVE, false)));
        });
        return new TestTenant(
                tenant,
                person(tenant, "Ada Admin", Role.TENANT_ADMIN),
                person(tenant, "Vic Viewer", Role.TENANT_VIEWER),
                phoneNumbers);
    }

    /** One of the provider's own people, who may do everything. */
    public SignedInPerson operator() {
        return provider(Role.OPERATOR);
    }

    /** One of the provider's own people in this role. */
    public SignedInPerson provider(Role role) {
        UUID id = Identifiers.next();
        return new SignedInPerson(
                TenantId.PROVIDER.value(), id, "olga." + id + "@portwarden.example", "Olga Operator", role);
    }

    public void setPin(TestTenant tenant, String pin) {
        as(tenant.admin(), () -> {
            pins.set(new SetPin(pin));
            return pin;
        });
    }

    public Carrier carrier() {
        return carrier("Carrier ", false);
    }

    /** One that stands between carriers and the provider, and counts as a company (UPS-7). */
    public Carrier upstream() {
        return carrier("Upstream ", true);
    }

    private Carrier carrier(String name, boolean upstream) {
        int n = COUNTER.incrementAndGet();
        Carrier carrier = new Carrier(
                CarrierId.next(),
                String.format(Locale.ROOT, "%4s", Integer.toString(n, 36))
                        .replace(' ', '0')
                        .toUpperCase(Locale.ROOT),
                name + n,
                List.of(),
                upstream);
        superuser()
                .sql("insert into carriers (carrier_id, spid, name, upstream) values (?, ?, ?, ?)")
                .params(carrier.id().value(), carrier.spid(), carrier.name(), upstream)
                .update();
        return carrier;
    }

    /** Lets these be among the people of their tenant, with no password that fits. */
    public void bringIn(SignedInPerson... people) {
        for (SignedInPerson person : people) {
            insert(
                    "people (tenant_id, person_id, email, display_name, role)",
                    person.tenant(),
                    person.personId(),
                    person.email(),
                    person.displayName(),
                    person.role().code());
            insert("accounts (tenant_id, person_id, password_hash)", person.tenant(), person.personId(), "-");
            insert("sign_in_names (email, tenant_id, person_id)", person.email(), person.tenant(), person.personId());
        }
    }

    /** Lets somebody be among the people of their tenant, who signs in with this password. */
    public void signUp(SignedInPerson person, String password) {
        signUp(person, Locale.ENGLISH, password);
    }

    public void signUp(SignedInPerson person, Locale language, String password) {
        transactions.doStating(
                Scope.provider(),
                () -> people.add(
                        new Person(
                                person.tenantId(),
                                person.personId(),
                                new EmailAddress(person.email()),
                                person.displayName(),
                                person.role(),
                                language),
                        password));
    }

    /** Another admin of the tenant. */
    public SignedInPerson anotherAdmin(TestTenant tenant, String name) {
        return person(tenant.tenant(), name, Role.TENANT_ADMIN);
    }

    /** At least one row of the tenant, or of a carrier, in every table. */
    public void fillEveryTable(TestTenant tenant) {
        Carrier carrier = carrier();
        UUID tenantId = tenant.id().value();
        UUID carrierId = carrier.id().value();
        UUID orderId = Identifiers.next();
        String email = tenant.admin().email();
        insert(
                "people (tenant_id, person_id, email, display_name, role)",
                tenantId,
                tenant.admin().personId(),
                email,
                "Ada",
                "tenant-admin");
        insert(
                "accounts (tenant_id, person_id, password_hash)",
                tenantId,
                tenant.admin().personId(),
                "-");
        insert(
                "sign_in_names (email, tenant_id, person_id)",
                email,
                tenantId,
                tenant.admin().personId());
        insert(
                "invitations (tenant_id, invitation_id, email, role, language, invited_by_name, token_hash, made_at, expires_at)",
                tenantId,
                orderId,
                "ivy@acme.example",
                "tenant-viewer",
                "en",
                "",
                digest(orderId),
                OffsetDateTime.now(),
                OffsetDateTime.now());
        insert(
                "recoveries (tenant_id, recovery_id, email, language, requested_by, requested_by_name, expires_at)",
                tenantId,
                orderId,
                "ivy@acme.example",
                "en",
                orderId,
                "Olga",
                OffsetDateTime.now());
        insert("two_person_rules (tenant_id, holds)", tenantId, false);
        insert("directories (tenant_id)", tenantId);
        insert("directory_tokens (tenant_id, token_id, name, token_hash)", tenantId, orderId, "Okta", digest(orderId));
        insert(
                "directory_people (tenant_id, directory_id, person_id, user_name, display_name)",
                tenantId,
                orderId,
                tenant.admin().personId(),
                email,
                "Ada");
        superuser().sql("""
                        insert into approval_requests (tenant_id, request_id, act, subject, data, requested_by,
                                                       requested_by_name, requested_by_email, expires_at)
                        values (?, ?, 'rule-off', '', '{}', ?, 'Ada', ?, now())
                        """).params(tenantId, orderId, orderId, email).update();
        insert("number_settings (tenant_id, lock_new_numbers)", tenantId, true);
        insert("order_settings (tenant_id, review)", tenantId, true);
        insert(
                "pins_to_hand_on (tenant_id, version, key_id, sealed)",
                tenantId,
                1,
                superuser()
                        .sql("select min(key_id) from pin_keys")
                        .query(String.class)
                        .single(),
                new byte[38]);
        insert("upstream_pins (tenant_id, phone_number, connection_id)", tenantId, "+12025550100", orderId);
        insert("upstream_looks (connection_id, name)", orderId, "-");
        // Of a country without a PIN, so that nobody tells it.
        insert("pins_untold (tenant_id, country)", tenantId, "FR");
        byte[] passkey = orderId.toString().getBytes(StandardCharsets.US_ASCII);
        insert(
                "passkeys (tenant_id, credential_id, person_id, name, public_key, signature_count, user_verified, backup_eligible, backed_up, transports, attestation_object)",
                tenantId,
                passkey,
                tenant.admin().personId(),
                "Blue key",
                passkey,
                1,
                true,
                false,
                false,
                new String[] {"usb"},
                passkey);
        insert("passkey_holders (credential_hash, tenant_id, credential_id)", digest(orderId), tenantId, passkey);
        insert(
                "password_guesses (account, guess_id, source, familiar, made_at, expires_at, outcome)",
                digest(orderId),
                orderId,
                digest(orderId),
                false,
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                "in-flight");
        insert(
                "password_resets (tenant_id, person_id, token_hash, made_at, expires_at)",
                tenantId,
                tenant.admin().personId(),
                digest(orderId),
                OffsetDateTime.now(),
                OffsetDateTime.now());
        insert(
                "one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)",
                tenantId,
                tenant.admin().personId(),
                "-",
                1,
                OffsetDateTime.now());
        insert(
                "recovery_codes (tenant_id, person_id, slot, code_hash)",
                tenantId,
                tenant.admin().personId(),
                0,
                "-");
        insert(
                "factor_links (tenant_id, person_id, token_hash, made_at, expires_at)",
                tenantId,
                tenant.admin().personId(),
                digest(orderId),
                OffsetDateTime.now(),
                OffsetDateTime.now());
        insert("viewers_rules (tenant_id, holds)", tenantId, false);
        insert(
                "proven_domains (tenant_id, domain, token, claimed_at)",
                tenantId,
                "acme.example",
                "A".repeat(43),
                OffsetDateTime.now());
        insert(
                "own_providers (tenant_id, registration_id, registration_hash, issuer, client_id, client_secret, rule, roles_claim, admin_name, viewer_name, verified_claim, second_factor_amr, second_factor_acr, changed_at)",
                tenantId,
                "own-" + orderId.toString().replace("-", ""),
                digest(orderId),
                "https://id.acme.example",
                "portwarden",
                "-",
                "offered",
                "",
                "",
                "",
                "email_verified",
                new String[0],
                new String[0],
                OffsetDateTime.now());
        insert(
                "own_subjects (tenant_id, issuer, subject, person_id)",
                tenantId,
                "https://id.acme.example",
                orderId.toString(),
                tenant.admin().personId());
        insert(
                "sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)",
                tenantId,
                orderId,
                tenant.admin().personId(),
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                "Firefox",
                "127.0.0.1");
        insert(
                "session_origins (tenant_id, session_id, person_id, subject_hash)",
                tenantId,
                orderId,
                tenant.admin().personId(),
                digest(orderId));
        insert(
                "api_keys (carrier_id, api_key_id, name, key_hash)",
                carrierId,
                Identifiers.next(),
                "first",
                digest(orderId));
        insert(
                "made_orders (carrier_id, order_id, purchase_order_number, status, body, step)",
                carrierId,
                orderId,
                "PON-1",
                "rejected",
                "{}",
                0);
        insert(
                "made_order_names (carrier_id, purchase_order_number, version, digest_key_id, digest, order_id)",
                carrierId,
                "PON-1",
                1,
                "test",
                new byte[32],
                orderId);
        insert("kept_answers (sender_id, test, request_key, sealed)", carrierId, false, "1", "-");
        insert("provider_keys (api_key_id, name, key_hash)", Identifiers.next(), "billing", digest(carrierId));
        insert(
                "carrier_contacts (carrier_id, contact_name, email, phone)",
                carrierId,
                "Cora",
                "cora@carrier.example",
                "");
        insert(
                "pin_guesses (tenant_id, guess_id, carrier_id, made_at, expires_at, outcome)",
                tenantId,
                orderId,
                carrierId,
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                "in-flight");
        insert("carrier_guards (carrier_id)", carrierId);
        transactions.doStating(
                Scope.tenant(tenant.id()), () -> trail.record(tenant.id(), AuditEvent.of(AuditKind.EXPORTED)));
        insert(
                "port_out_orders (tenant_id, order_id, carrier_id, purchase_order_number, version, status, reasons, account_number, zip_code, desired_due_date, initiator_phone, agency_authority, new_network_service_provider, received_at, updated_at, revision)",
                tenantId,
                orderId,
                carrierId,
                "PON-1",
                1,
                "rejected",
                new String[] {"pin-missing"},
                "A",
                "20001",
                LocalDate.now(),
                "+12125550100",
                true,
                carrier.spid(),
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                1);
        insert("order_consents (tenant_id, order_id, given_at)", tenantId, orderId, OffsetDateTime.now());
        insert(
                "order_numbers (tenant_id, order_id, phone_number, carrier_id, open, reasons)",
                tenantId,
                orderId,
                tenant.number(0).e164(),
                carrierId,
                false,
                new String[0]);
        insert(
                "order_events (tenant_id, order_id, event_id, happened_at, kind, actor_kind, actor_name)",
                tenantId,
                orderId,
                Identifiers.next(),
                OffsetDateTime.now(),
                "received",
                "carrier",
                carrier.name());
        insert(
                "port_backs (tenant_id, case_id, left_at, spid, status, unwanted, soon_by, latest_by, reported_at, updated_at)",
                tenantId,
                orderId,
                OffsetDateTime.now(),
                carrier.spid(),
                "reported",
                false,
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                OffsetDateTime.now());
        insert(
                "port_back_numbers (tenant_id, case_id, phone_number)",
                tenantId,
                orderId,
                tenant.number(0).e164());
        insert(
                "port_back_events (tenant_id, case_id, event_id, happened_at, kind, actor_kind, actor_name)",
                tenantId,
                orderId,
                Identifiers.next(),
                OffsetDateTime.now(),
                "left",
                "operator",
                "Olga");
        insert(
                "order_names (carrier_id, purchase_order_number, version, digest_key_id, digest, claim, claimed_until, tenant_id, order_id)",
                carrierId,
                "PON-1",
                1,
                "test",
                new byte[32],
                Identifiers.next(),
                OffsetDateTime.now(),
                tenantId,
                orderId);
        insert(
                "soa_tasks (tenant_id, task_id, order_id, event_id, step, order_name, order_version, tenant_name, carrier_id, carrier_name, carrier_spid, phone_numbers, due_date, time_zone, due_at, done_at, outcome)",
                tenantId,
                Identifiers.next(),
                orderId,
                Identifiers.next(),
                "concur",
                "PON-1",
                1,
                "T",
                carrierId,
                carrier.name(),
                carrier.spid(),
                new String[] {tenant.number(0).e164()},
                LocalDate.now(),
                "America/New_York",
                OffsetDateTime.now(),
                OffsetDateTime.now(),
                "superseded");
        UUID webhookId = Identifiers.next();
        insert(
                "webhook_endpoints (tenant_id, endpoint_id, url, description, secret)",
                tenantId,
                webhookId,
                "https://hooks.example.org/",
                "",
                "-");
        insert(
                "webhook_replaced_secrets (tenant_id, endpoint_id, secret_id, secret, valid_until)",
                tenantId,
                webhookId,
                Identifiers.next(),
                "-",
                OffsetDateTime.now());
        insert("webhook_events (tenant_id, event_id, type, body)", tenantId, Identifiers.next(), "webhook.test", "{}");
        insert(
                "webhook_deliveries (tenant_id, delivery_id, endpoint_id, event_id, type, body, state)",
                tenantId,
                Identifiers.next(),
                webhookId,
                Identifiers.next(),
                "webhook.test",
                "{}",
                "given-up");
        insert(
                "upstream_connections (connection_id, kind, name, plain_name, carrier_id, mode)",
                orderId,
                "bandwidth",
                "Upstream " + orderId,
                "upstream" + orderId,
                carrierId,
                "off");
        insert("upstream_settings (connection_id, field, value)", orderId, "user-name", "bandwidth");
        insert("upstream_contacts (connection_id)", orderId);
        superuser().sql("""
                        insert into telnyx_port_outs (connection_id, port_out_id, status, support_key, phone_numbers, seen_at,
                                                      answer_by)
                        values (?, ?, 'pending', 'PO_1', '{}', now(), now())
                        """).params(orderId, orderId).update();
        insert("telnyx_moves (tenant_id, order_id)", tenantId, orderId);
        insert("telnyx_events (connection_id, event_id, came_at)", orderId, orderId.toString(), OffsetDateTime.now());
        insert(
                "upstream_requests (connection_id, request_id, purchase_order_number, first_number, digest_key_id, digest, order_name, order_version, first_seen_at)",
                orderId,
                orderId,
                "PON-1",
                tenant.number(0).e164(),
                "test",
                new byte[32],
                "PON-1",
                1,
                OffsetDateTime.now());
        insert(
                "upstream_left_numbers (connection_id, phone_number, left_at)",
                orderId,
                tenant.number(0).e164(),
                OffsetDateTime.now());
        insert(
                "upstream_rehearsals (connection_id, rehearsal_id, happened_at, purchase_order_number, phone_numbers, number_count, reasons)",
                orderId,
                orderId,
                OffsetDateTime.now(),
                "PON-1",
                new String[] {tenant.number(0).e164()},
                1,
                new String[0]);
        superuser().sql("""
                        insert into outbox (tenant_id, notice_id, kind, recipient, language, params)
                        values (?, ?, 'pin-set', ?, 'en', '{}')
                        """).params(tenantId, Identifiers.next(), email).update();
    }

    /** Looks like a digest in hexadecimal. */
    private static String digest(UUID of) {
        return String.format(
                Locale.ROOT,
                "%064x",
                new BigInteger(1, of.toString().getBytes(StandardCharsets.US_ASCII)).mod(BigInteger.TWO.pow(256)));
    }

    private void insert(String tableAndColumns, Object... values) {
        superuser()
                .sql("insert into " + tableAndColumns + " values ("
                        + String.join(", ", Collections.nCopies(values.length, "?")) + ")")
                .params(values)
                .update();
    }

    /** Sees and may do everything, for looking behind and for setting clocks back. */
    public JdbcClient superuser() {
        return JdbcClient.create(database.asSuperuser());
    }

    /** As somebody who has shown the password just now. */
    public static <T> T as(SignedInPerson person, Supplier<T> work) {
        return with(signedIn(person, Instant.now()), work);
    }

    /** As somebody who has shown the password an hour ago and not since (PIN-9). */
    public static <T> T asStale(SignedInPerson person, Supplier<T> work) {
        return with(signedIn(person, Instant.now().minus(Duration.ofHours(1))), work);
    }

    /** As somebody who has shown password and passkey just now. */
    public static <T> T asWithPasskey(SignedInPerson person, Supplier<T> work) {
        Instant now = Instant.now();
        return with(
                signedIn(person, now).toBuilder()
                        .authorities(held -> held.add(FactorGrantedAuthority.withAuthority(SecondFactor.PASSKEY)
                                .issuedAt(now)
                                .build()))
                        .build(),
                work);
    }

    static Authentication signedIn(SignedInPerson person, Instant at) {
        return new TestingAuthenticationToken(new Principal(person), "", authorities(person, at));
    }

    /** What somebody may do who has shown the password at that time. */
    static List<GrantedAuthority> authorities(SignedInPerson person, Instant at) {
        return Stream.concat(
                        person.role().authorities().stream().map(SimpleGrantedAuthority::new),
                        Stream.of(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                                .issuedAt(at)
                                .build()))
                .toList();
    }

    /** As one of the provider's own programs. */
    public static <T> T asProgram(Object principal, Supplier<T> work) {
        return with(new TestingAuthenticationToken(principal, "", "ROLE_PROVIDER_PROGRAM"), work);
    }

    public static <T> T as(Carrier carrier, Supplier<T> work) {
        String role = carrier.upstream() ? "ROLE_UPSTREAM" : "ROLE_CARRIER";
        return with(new TestingAuthenticationToken(carrier, "", role), work);
    }

    /** Not on the page that the test has open: there, whoever signed in to it is asked for. */
    private static <T> T with(Authentication authentication, Supplier<T> work) {
        VaadinSession page = VaadinSession.getCurrent();
        VaadinSession.setCurrent(null);
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
            VaadinSession.setCurrent(page);
        }
    }

    private static SignedInPerson person(Tenant tenant, String name, Role role) {
        String email = name.replace(' ', '.').toLowerCase(Locale.ROOT) + "@"
                + tenant.accountNumber().toLowerCase(Locale.ROOT) + ".example";
        return new SignedInPerson(tenant.id().value(), Identifiers.next(), email, name, role);
    }
}
