package io.portwarden.demo;

import static io.portwarden.number.NumberChange.Kind.ADD;
import static io.portwarden.number.NumberChange.Kind.ADD_INACTIVE;

import io.portwarden.carrier.Carrier;
import io.portwarden.demo.DemoCredentials.SetPin;
import io.portwarden.demo.DemoCredentials.SignIn;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.number.access.NumberStock;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.pin.access.FirstPins;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.provider.ProviderProgram;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Three more tenants, which have been with the provider for a while: one with numbers in several regions and orders in every
 * state, one with a single number, and one in Puerto Rico. So every screen has something to show.
 */
final class DemoHistory {

    private static final EmailAddress NORTHWIND_ADMIN = new EmailAddress("admin@northwind.example");
    private static final EmailAddress WINGTIP_ADMIN = new EmailAddress("admin@wingtip.example");
    private static final EmailAddress LITWARE_ADMIN = new EmailAddress("admin@litware.example");
    private static final EmailAddress SECURITY = new EmailAddress("security@portwarden.example");
    private static final EmailAddress DESK = new EmailAddress("desk@portwarden.example");
    private static final EmailAddress SUPPORT = new EmailAddress("support@portwarden.example");
    static final List<EmailAddress> PEOPLE =
            List.of(NORTHWIND_ADMIN, WINGTIP_ADMIN, LITWARE_ADMIN, SECURITY, DESK, SUPPORT);

    private static final long SEATTLE = 12065550100L;
    private static final long DENVER = 13035550100L;
    private static final long CHICAGO = 13125550100L;
    private static final PhoneNumber TOLL_FREE = number(18005550142L);
    private static final PhoneNumber BOSTON = number(16175550123L);
    private static final long SAN_JUAN = 17875550140L;

    private static final Duration LEFT_AGO = Duration.ofHours(3);
    private static final String SPID_OF_NOBODY_HERE = "7042";

    private final TenantService tenants;
    private final NumberService numbers;
    private final NumberStock stock;
    private final DemoPeople people;
    private final FirstPins pins;
    private final DemoOrders orders;
    private final DepartureDesk departures;
    private final Clock clock;

    DemoHistory(
            TenantService tenants,
            NumberService numbers,
            NumberStock stock,
            PeopleService people,
            FirstPins pins,
            DemoOrders orders,
            DepartureDesk departures,
            Clock clock) {
        this.tenants = tenants;
        this.numbers = numbers;
        this.stock = stock;
        this.people = new DemoPeople(people);
        this.pins = pins;
        this.orders = orders;
        this.departures = departures;
        this.clock = clock;
    }

    /** What the three tenants' admins and the provider's people prove with who they are, and the PINs that carriers have to send. */
    record Made(List<SignIn> people, List<SetPin> pins) {

        static final Made NOTHING = new Made(List.of(), List.of());
    }

    Made make(DemoSecrets given, SignedInPerson operator, Carrier blueRidge, Carrier lakeside) {
        Tenant northwind = northwind();
        Tenant wingtip = wingtip();
        Tenant litware = litware();
        List<SignIn> admins = List.of(
                people.add(northwind, NORTHWIND_ADMIN, "Priya Raman", Role.TENANT_ADMIN, given),
                people.add(wingtip, WINGTIP_ADMIN, "Owen Gallagher", Role.TENANT_ADMIN, given),
                people.add(litware, LITWARE_ADMIN, "Tomás Rivera", Role.TENANT_ADMIN, given));
        List<SetPin> set = admins.stream()
                .map(admin ->
                        new SetPin(admin.organization(), pins.set(admin.person().signedIn())))
                .toList();
        orders.ofNorthwind(
                new DemoOrders.Parties(northwind, admins.getFirst().person().signedIn(), operator, blueRidge, lakeside),
                SEATTLE,
                DENVER,
                CHICAGO,
                TOLL_FREE);
        leaveWithoutOrder(number(DENVER + 9));
        orders.ofWingtip(wingtip, lakeside, blueRidge, BOSTON);
        orders.ofLitware(litware, lakeside, blueRidge, SAN_JUAN);
        // Last: of what is told here as long gone nobody else is mailed.
        return new Made(Stream.concat(admins.stream(), staff(given).stream()).toList(), set);
    }

    /** One of each kind of the provider's people, beside the operator. */
    private List<SignIn> staff(DemoSecrets given) {
        Tenant provider = tenants.get(TenantId.PROVIDER);
        return List.of(
                people.add(provider, SECURITY, "Noor Haddad", Role.SECURITY, given),
                people.add(provider, DESK, "Theo Marsh", Role.DESK, given),
                people.add(provider, SUPPORT, "Lena Ortiz", Role.SUPPORT, given));
    }

    /** 40 numbers: Seattle, Denver and Chicago are in three regions of NPAC. */
    private Tenant northwind() {
        Tenant tenant = new Tenant(
                TenantId.next(),
                "Northwind",
                "US",
                "NORTHWIND-001",
                "98101",
                TenantStatus.ACTIVE,
                false,
                number(SEATTLE),
                "1200 Harbor Avenue, Seattle, WA 98101",
                "Helen Okafor",
                false);
        tenants.add(tenant);
        PhoneNumber locked = number(CHICAGO + 8);
        stock.apply(Stream.of(
                        numbersOf(SEATTLE, 15).map(each -> add(tenant, each, NumberFacts.NONE)),
                        Stream.of(add(tenant, number(DENVER), new NumberFacts("80202", Guard.HERE, ""))),
                        numbersOf(DENVER + 1, 5).map(each -> add(tenant, each, NumberFacts.NONE)),
                        numbersOf(DENVER + 6, 4)
                                .map(each -> add(tenant, each, guarded(Guard.NOBODY, "Front Range VoIP"))),
                        numbersOf(DENVER + 10, 2).map(each -> add(tenant, each, NumberFacts.NONE)),
                        numbersOf(CHICAGO, 4)
                                .map(each -> add(tenant, each, guarded(Guard.UPSTREAM, "Great Lakes Wholesale"))),
                        numbersOf(CHICAGO + 4, 4).map(each -> add(tenant, each, NumberFacts.NONE)),
                        Stream.of(new NumberChange(
                                tenant.id(), number(CHICAGO + 9), ADD_INACTIVE, NumberFacts.NONE, false)),
                        numbersOf(CHICAGO + 10, 2).map(each -> add(tenant, each, NumberFacts.NONE)),
                        Stream.of(add(tenant, TOLL_FREE, guarded(Guard.NOBODY, ""))))
                .flatMap(each -> each)
                .toList());
        numbers.add(tenant.id(), new TenantNumber(locked, NumberStatus.ACTIVE, true));
        return tenant;
    }

    /** A single number, so that its port is simple. */
    private Tenant wingtip() {
        Tenant tenant = new Tenant(TenantId.next(), "Wingtip", "US", "WINGTIP-001", "02110");
        tenants.add(tenant);
        stock.apply(List.of(add(tenant, BOSTON, NumberFacts.NONE)));
        return tenant;
    }

    private Tenant litware() {
        Tenant tenant = new Tenant(TenantId.next(), "Litware", "PR", "LITWARE-001", "00901");
        tenants.add(tenant);
        stock.apply(numbersOf(SAN_JUAN, 5)
                .map(each -> add(tenant, each, NumberFacts.NONE))
                .toList());
        return tenant;
    }

    private static NumberFacts guarded(Guard guard, String upstream) {
        return new NumberFacts("", guard, upstream);
    }

    private static NumberChange add(Tenant tenant, PhoneNumber number, NumberFacts facts) {
        return new NumberChange(tenant.id(), number, ADD, facts, false);
    }

    private static Stream<PhoneNumber> numbersOf(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(DemoHistory::number);
    }

    static PhoneNumber number(long digits) {
        return new PhoneNumber("+" + digits);
    }

    /** As one of the provider's programs tells of it, which has read it from NPAC. */
    private void leaveWithoutOrder(PhoneNumber number) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext program = SecurityContextHolder.createEmptyContext();
        program.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new ProviderProgram(Identifiers.next(), "npac-feed"),
                null,
                AuthorityUtils.createAuthorityList("ROLE_PROVIDER_PROGRAM")));
        SecurityContextHolder.setContext(program);
        try {
            departures.record(number, clock.instant().minus(LEFT_AGO), SPID_OF_NOBODY_HERE);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
