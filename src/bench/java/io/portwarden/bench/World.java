package io.portwarden.bench;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.people.scim.DirectoryService;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Puts tenants and carriers on file, through the program's own services. */
final class World {

    static final String ZIP_CODE = "20001";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST_NUMBER = 2_200_000;

    private final AtomicInteger tenantCounter = new AtomicInteger();
    private final AtomicInteger carrierCounter = new AtomicInteger();
    private final AtomicInteger numberCounter = new AtomicInteger();
    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PinService pins;
    private final CarrierService carriers;
    private final PeopleService people;
    private final DirectoryService directories;
    private final ProviderKeyService providerKeys;
    private final JdbcClient superuser;

    World(ApplicationContext application, JdbcClient superuser) {
        this.transactions = application.getBean(Transactions.class);
        this.tenants = application.getBean(TenantService.class);
        this.numbers = application.getBean(NumberService.class);
        this.pins = application.getBean(PinService.class);
        this.carriers = application.getBean(CarrierService.class);
        this.people = application.getBean(PeopleService.class);
        this.directories = application.getBean(DirectoryService.class);
        this.providerKeys = application.getBean(ProviderKeyService.class);
        this.superuser = superuser;
    }

    /** @param pin the port-out PIN; empty where none is set */
    record Holder(UUID id, String accountNumber, String adminEmail, List<String> phoneNumbers, String pin) {

        @Override
        public String toString() {
            return "Holder[" + id + "]";
        }
    }

    /** A carrier and its API key. */
    record Gaining(UUID id, String spid, String key) {

        @Override
        public String toString() {
            return "Gaining[" + spid + "]";
        }
    }

    /** Somebody who has never signed in. */
    record Newcomer(UUID tenantId, UUID personId, String email) {}

    /** A viewer with {@link CodedPerson#PASSWORD}, and a token of the directory that looks after them. */
    record Leaver(UUID personId, String email, String token) {

        @Override
        public String toString() {
            return "Leaver[" + personId + "]";
        }
    }

    private record Principal(SignedInPerson person) implements CurrentPerson.Principal {}

    /** A tenant in the United States with an admin, that many numbers and a PIN. */
    Holder holder(int numberCount) {
        Holder holder = holderWithoutPin(numberCount);
        String pin = randomPin();
        as(admin(holder), () -> pins.set(new SetPin(pin)));
        return new Holder(holder.id(), holder.accountNumber(), holder.adminEmail(), holder.phoneNumbers(), pin);
    }

    private SignedInPerson admin(Holder holder) {
        UUID id = superuser
                .sql("select person_id from people where email = ?")
                .param(holder.adminEmail())
                .query(UUID.class)
                .single();
        return new SignedInPerson(holder.id(), id, holder.adminEmail(), "Ada", Role.TENANT_ADMIN);
    }

    private static void as(SignedInPerson admin, Runnable done) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        new Principal(admin),
                        "",
                        new SimpleGrantedAuthority("ROLE_TENANT_ADMIN"),
                        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                                .issuedAt(Instant.now())
                                .build()));
        try {
            done.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    Holder holderWithoutPin(int numberCount) {
        // Of one length, so that nothing that is sent or answered is longer for one than for another.
        String n = String.format(Locale.ROOT, "%05d", tenantCounter.incrementAndGet());
        Tenant tenant = new Tenant(TenantId.next(), "Bench " + n, "US", "BENCH-" + n, ZIP_CODE);
        List<String> phoneNumbers = newNumbers(numberCount);
        transactions.doStating(Scope.provider().andTenant(tenant.id()), () -> {
            tenants.add(tenant);
            phoneNumbers.forEach(number ->
                    numbers.add(tenant.id(), new TenantNumber(new PhoneNumber(number), NumberStatus.ACTIVE, false)));
        });
        String email = "admin@bench-" + n + ".example";
        // Builds that something is measured beside may be older than accounts.
        boolean withoutAccounts = superuser
                .sql("select to_regclass('accounts') is null")
                .query(Boolean.class)
                .single();
        superuser
                .sql("insert into people (tenant_id, person_id, email, display_name, role"
                        + (withoutAccounts
                                ? ", password_hash) values (?, ?, ?, 'Ada', 'tenant-admin', '-')"
                                : ") values (?, ?, ?, 'Ada', 'tenant-admin')"))
                .params(tenant.id().value(), Identifiers.next(), email)
                .update();
        return new Holder(tenant.id().value(), tenant.accountNumber(), email, phoneNumbers, "");
    }

    /** How many tenants have this account number, as an order asks. */
    int tenantsWith(AccountNumber account) {
        return transactions.stating(
                Scope.provider(), () -> tenants.byAccounts(List.of(account)).size());
    }

    /** Another admin of a tenant of their own, with {@link CodedPerson#PASSWORD}. */
    Newcomer newcomer() {
        Holder holder = holderWithoutPin(0);
        UUID id = Identifiers.next();
        EmailAddress email = new EmailAddress("carla-" + id + "@bench.example");
        transactions.doStating(
                Scope.provider(),
                () -> people.add(
                        new Person(new TenantId(holder.id()), id, email, "Carla", Role.TENANT_ADMIN, Locale.ENGLISH),
                        CodedPerson.PASSWORD));
        return new Newcomer(holder.id(), id, email.value());
    }

    Leaver leaver() {
        Holder holder = holderWithoutPin(1);
        UUID id = Identifiers.next();
        String domain = holder.adminEmail().replaceFirst(".*@", "");
        EmailAddress email = new EmailAddress("lea@" + domain);
        transactions.doStating(
                Scope.provider(),
                () -> people.add(
                        new Person(new TenantId(holder.id()), id, email, "Lea", Role.TENANT_VIEWER, Locale.ENGLISH),
                        CodedPerson.PASSWORD));
        superuser
                .sql("insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)"
                        + " values (?, ?, ?, now(), 'word', now())")
                .params(holder.id(), domain, "a".repeat(43))
                .update();
        AtomicReference<String> token = new AtomicReference<>("");
        as(admin(holder), () -> token.set(directories.issue("bench", null).text()));
        return new Leaver(id, email.value(), token.get());
    }

    List<Holder> holders(int count, int numberCount) {
        return Stream.generate(() -> holder(numberCount)).limit(count).toList();
    }

    Gaining carrier() {
        int n = carrierCounter.incrementAndGet();
        String spid = String.format(Locale.ROOT, "%4s", Integer.toString(n, 36))
                .replace(' ', '0')
                .toUpperCase(Locale.ROOT);
        return transactions.stating(Scope.provider(), () -> {
            Carrier carrier = carriers.register(spid, "Carrier " + spid);
            return new Gaining(
                    carrier.id().value(),
                    spid,
                    carriers.issueKey(carrier.id(), "bench", null).text());
        });
    }

    /** A key of the provider's own programs. */
    String providerKey() {
        SignedInPerson operator = new SignedInPerson(
                TenantId.PROVIDER.value(), Identifiers.next(), "olga@bench.example", "Olga", Role.OPERATOR);
        List<GrantedAuthority> authorities = Stream.concat(
                        Role.OPERATOR.authorities().stream().map(SimpleGrantedAuthority::new),
                        Stream.of(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                                .issuedAt(Instant.now())
                                .build()))
                .toList();
        superuser.sql("update provider_keys set revoked_at = now()").update();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(new Principal(operator), "", authorities));
        try {
            return providerKeys.issue("bench", null).text();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Numbers that nobody holds. */
    List<String> newNumbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "+1202" + (FIRST_NUMBER + numberCounter.getAndIncrement()))
                .toList();
    }

    List<Gaining> carriers(int count) {
        return Stream.generate(this::carrier).limit(count).toList();
    }

    static String randomPin() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(100_000_000));
    }

    /** A PIN that is not this one, of the same length. */
    static String otherPin(String pin) {
        String other = randomPin();
        return other.equals(pin) ? otherPin(pin) : other;
    }

    /** A business day that is late enough for an order of any size. */
    static LocalDate dueDate() {
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
        return calendar.plusBusinessDays(LocalDate.now(calendar.zone()), 10);
    }
}
