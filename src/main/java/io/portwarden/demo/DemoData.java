package io.portwarden.demo;

import io.portwarden.apikey.ApiKey;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.demo.DemoCredentials.CarrierKey;
import io.portwarden.demo.DemoCredentials.SignIn;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.start.StartupRefusedException;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/** Two tenants with their numbers and people, an operator and two carriers, to try everything with; more with a history. */
final class DemoData {

    private static final EmailAddress CONTOSO_ADMIN = new EmailAddress("admin@contoso.example");
    private static final EmailAddress CONTOSO_VIEWER = new EmailAddress("viewer@contoso.example");
    private static final EmailAddress FABRIKAM_ADMIN = new EmailAddress("admin@fabrikam.example");
    private static final EmailAddress OPERATOR = new EmailAddress("operator@portwarden.example");

    private static final String FIRST_SPID = "1234";
    private static final String SECOND_SPID = "5678";
    private static final String KEY_NAME = "Demonstration";

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PeopleService people;
    private final CarrierService carriers;
    private final Optional<DemoHistory> history;

    DemoData(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PeopleService people,
            CarrierService carriers,
            Optional<DemoHistory> history) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.people = people;
        this.carriers = carriers;
        this.history = history;
    }

    /**
     * Makes the data unless they are there; if they are, lets the given password and keys count from now on. Either
     * happens as a whole or not at all.
     *
     * @param show is handed what was made before it is committed: whoever ends the program in between finds new
     *     passwords at the next start, rather than ones that nobody has ever seen
     * @return whether the data were made just now
     */
    boolean provide(DemoSecrets given, Consumer<DemoCredentials> show) {
        return transactions.stating(Scope.provider(), () -> {
            if (people.find(CONTOSO_ADMIN).isPresent()) {
                change(given);
                return false;
            }
            show.accept(make(given));
            return true;
        });
    }

    private DemoCredentials make(DemoSecrets given) {
        Tenant contoso = new Tenant(TenantId.next(), "Contoso", "US", "CONTOSO-001", "20001");
        addTenant(contoso, 12025550100L, 50);
        Tenant fabrikam = new Tenant(TenantId.next(), "Fabrikam", "FR", "FABRIKAM-001", "75002");
        addTenant(fabrikam, 33155550100L, 10);
        DemoPeople add = new DemoPeople(people);
        SignIn operator = add.add(tenants.get(TenantId.PROVIDER), OPERATOR, "Robin Hale", Role.OPERATOR, given);
        List<SignIn> walkThrough = List.of(
                add.add(contoso, CONTOSO_ADMIN, "Dana Whitfield", Role.TENANT_ADMIN, given),
                add.add(contoso, CONTOSO_VIEWER, "Marcus Reed", Role.TENANT_VIEWER, given),
                add.add(fabrikam, FABRIKAM_ADMIN, "Camille Laurent", Role.TENANT_ADMIN, given),
                operator);
        CarrierKey first = addCarrier(FIRST_SPID, "Blue Ridge Telecom", given.firstKey());
        CarrierKey second = addCarrier(SECOND_SPID, "Lakeside Mobile", given.secondKey());
        DemoHistory.Made more = history.map(
                        past -> past.make(given, operator.person().signedIn(), first.carrier(), second.carrier()))
                .orElse(DemoHistory.Made.NOTHING);
        return new DemoCredentials(
                Stream.concat(walkThrough.stream(), more.people().stream()).toList(),
                List.of(first, second),
                more.pins());
    }

    private void addTenant(Tenant tenant, long firstNumber, int count) {
        tenants.add(tenant);
        for (long number = firstNumber; number < firstNumber + count; number++) {
            numbers.add(tenant.id(), new TenantNumber(new PhoneNumber("+" + number), NumberStatus.ACTIVE, false));
        }
    }

    private CarrierKey addCarrier(String spid, String name, Optional<ApiKey> given) {
        Carrier carrier = carriers.register(spid, name);
        ApiKey key = given.orElseGet(ApiKey::generate);
        carriers.issueKey(carrier.id(), KEY_NAME, null, key);
        return new CarrierKey(carrier, key);
    }

    private void change(DemoSecrets given) {
        given.password().ifPresent(password -> {
            for (EmailAddress email : List.of(CONTOSO_ADMIN, CONTOSO_VIEWER, FABRIKAM_ADMIN, OPERATOR)) {
                people.setPassword(email, password);
            }
            // Whether they are there was said at the first start.
            DemoHistory.PEOPLE.stream()
                    .filter(email -> people.find(email).isPresent())
                    .forEach(email -> people.setPassword(email, password));
        });
        given.firstKey().ifPresent(key -> changeKey(FIRST_SPID, DemoSecrets.FIRST_KEY, key));
        given.secondKey().ifPresent(key -> changeKey(SECOND_SPID, DemoSecrets.SECOND_KEY, key));
    }

    private void changeKey(String spid, String setting, ApiKey key) {
        try {
            carriers.findBySpid(spid).ifPresent(carrier -> carriers.replaceKey(carrier.id(), KEY_NAME, key));
        } catch (DuplicateKeyException e) {
            throw new StartupRefusedException(
                    setting + " is the API key of another carrier already.", "Set it to another one.", e);
        }
    }
}
