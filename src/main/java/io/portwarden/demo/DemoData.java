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
import io.portwarden.people.Person;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.start.StartupRefusedException;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;

/** Two tenants with their numbers and people, an operator and two carriers, to try everything with. */
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

    DemoData(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PeopleService people,
            CarrierService carriers) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.people = people;
        this.carriers = carriers;
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
        return new DemoCredentials(
                List.of(
                        addPerson(contoso, CONTOSO_ADMIN, "Dana Whitfield", Role.TENANT_ADMIN, Locale.ENGLISH, given),
                        addPerson(contoso, CONTOSO_VIEWER, "Marcus Reed", Role.TENANT_VIEWER, Locale.ENGLISH, given),
                        addPerson(
                                fabrikam, FABRIKAM_ADMIN, "Camille Laurent", Role.TENANT_ADMIN, Locale.ENGLISH, given),
                        addPerson(
                                tenants.get(TenantId.PROVIDER),
                                OPERATOR,
                                "Robin Hale",
                                Role.OPERATOR,
                                Locale.ENGLISH,
                                given)),
                List.of(
                        addCarrier(FIRST_SPID, "Blue Ridge Telecom", given.firstKey()),
                        addCarrier(SECOND_SPID, "Lakeside Mobile", given.secondKey())));
    }

    private void addTenant(Tenant tenant, long firstNumber, int count) {
        tenants.add(tenant);
        for (long number = firstNumber; number < firstNumber + count; number++) {
            numbers.add(tenant.id(), new TenantNumber(new PhoneNumber("+" + number), NumberStatus.ACTIVE, false));
        }
    }

    private SignIn addPerson(
            Tenant tenant, EmailAddress email, String name, Role role, Locale language, DemoSecrets given) {
        Person person = new Person(tenant.id(), Identifiers.next(), email, name, role, language);
        String password = given.password().orElseGet(ReadablePassword::generate);
        people.add(person, password);
        return new SignIn(person, tenant.name(), password);
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
