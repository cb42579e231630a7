package io.portwarden.tenant;

import io.portwarden.shared.Characters;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ZipCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes down of a tenant, blanks around it left out and the country in capitals; checked by
 * {@link #problems} before it goes on file. Of what is null nothing is said, and it stays as it is; where it is empty, there
 * is to be none.
 *
 * @param country ISO 3166-1 alpha-2
 * @param complex whether its ports are never simple, whatever it holds (CAL-1)
 * @param mainNumber the main billing number, which must be one that the tenant holds
 */
public record TenantForm(
        String accountNumber,
        String name,
        String country,
        String zipCode,
        @Nullable Boolean complex,
        @Nullable String mainNumber,
        @Nullable String serviceAddress,
        @Nullable String authorizedPerson) {

    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_ACCOUNT = 50;
    public static final int LONGEST_ZIP = 20;
    public static final int LONGEST_ADDRESS = 300;
    public static final int LONGEST_PERSON = 200;

    /** The countries there are, by their codes. */
    public static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public TenantForm {
        accountNumber = NormalForm.strip(accountNumber);
        name = NormalForm.strip(name);
        country = NormalForm.strip(country).toUpperCase(Locale.ROOT);
        zipCode = NormalForm.strip(zipCode);
        mainNumber = stripped(mainNumber);
        serviceAddress = stripped(serviceAddress);
        authorizedPerson = stripped(authorizedPerson);
    }

    /** Only what every tenant has. */
    public TenantForm(String accountNumber, String name, String country, String zipCode) {
        this(accountNumber, name, country, zipCode, null, null, null, null);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : NormalForm.strip(text);
    }

    /** A part of what is on file about a tenant. */
    public enum Field {
        ACCOUNT_NUMBER,
        NAME,
        COUNTRY,
        ZIP_CODE,
        COMPLEX,
        MAIN_NUMBER,
        SERVICE_ADDRESS,
        AUTHORIZED_PERSON
    }

    /** What cannot go on file like this. */
    public Set<Field> problems() {
        Set<Field> problems = EnumSet.noneOf(Field.class);
        check(problems, Field.ACCOUNT_NUMBER, accountNumber, LONGEST_ACCOUNT);
        check(problems, Field.NAME, name, LONGEST_NAME);
        check(problems, Field.ZIP_CODE, zipCode, LONGEST_ZIP);
        if (!ZipCode.isPossible(zipCode, country)) {
            problems.add(Field.ZIP_CODE);
        }
        if (!COUNTRIES.contains(country)) {
            problems.add(Field.COUNTRY);
        }
        if (mainNumber != null
                && !mainNumber.isEmpty()
                && PhoneNumber.parse(mainNumber).isEmpty()) {
            problems.add(Field.MAIN_NUMBER);
        }
        checkUnlessEmpty(problems, Field.SERVICE_ADDRESS, serviceAddress, LONGEST_ADDRESS);
        checkUnlessEmpty(problems, Field.AUTHORIZED_PERSON, authorizedPerson, LONGEST_PERSON);
        return problems;
    }

    private static void checkUnlessEmpty(Set<Field> problems, Field field, @Nullable String text, int longest) {
        if (text != null && !text.isEmpty()) {
            check(problems, field, text, longest);
        }
    }

    private static void check(Set<Field> problems, Field field, String text, int longest) {
        if (!canStand(text, longest)) {
            problems.add(field);
        }
    }

    /** Nothing that cannot be seen: it would stand in mails, and in what carriers have to match. */
    private static boolean canStand(String text, int longest) {
        return !NormalForm.of(text).isEmpty() && Characters.count(text) <= longest && Characters.canBeSeen(text);
    }

    /** Whether a tenant could have this account number. */
    public static boolean isAccountNumber(String text) {
        return canStand(NormalForm.strip(text), LONGEST_ACCOUNT);
    }

    /** The number that is to be the main one; empty where nothing is said of it, and where there is to be none. */
    public Optional<PhoneNumber> main() {
        return mainNumber == null || mainNumber.isEmpty() ? Optional.empty() : PhoneNumber.parse(mainNumber);
    }
}
