package io.portwarden.tenant;

import io.portwarden.shared.NormalForm;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody writes down of a tenant, blanks around it left out and the country in capitals; checked by
 * {@link #problems} before it goes on file.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record TenantForm(String accountNumber, String name, String country, String zipCode) {

    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_ACCOUNT = 50;
    public static final int LONGEST_ZIP = 20;

    /** The countries there are, by their codes. */
    public static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public TenantForm {
        accountNumber = NormalForm.strip(accountNumber);
        name = NormalForm.strip(name);
        country = NormalForm.strip(country).toUpperCase(Locale.ROOT);
        zipCode = NormalForm.strip(zipCode);
    }

    /** A part of what is on file about a tenant. */
    public enum Field {
        ACCOUNT_NUMBER,
        NAME,
        COUNTRY,
        ZIP_CODE
    }

    /** What cannot go on file like this. */
    public Set<Field> problems() {
        Set<Field> problems = EnumSet.noneOf(Field.class);
        check(problems, Field.ACCOUNT_NUMBER, accountNumber, LONGEST_ACCOUNT);
        check(problems, Field.NAME, name, LONGEST_NAME);
        check(problems, Field.ZIP_CODE, zipCode, LONGEST_ZIP);
        if (!COUNTRIES.contains(country)) {
            problems.add(Field.COUNTRY);
        }
        return problems;
    }

    private static void check(Set<Field> problems, Field field, String text, int longest) {
        // Nothing that cannot be seen: it would stand in mails, and in what carriers have to match.
        if (NormalForm.of(text).isEmpty()
                || text.length() > longest
                || text.codePoints().anyMatch(TenantForm::isInvisible)) {
            problems.add(field);
        }
    }

    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }

    /** In which of these the tenant on file differs; its account number is its name here, and never does. */
    public Set<Field> changes(Tenant onFile) {
        Set<Field> changes = EnumSet.noneOf(Field.class);
        if (!name.equals(onFile.name())) {
            changes.add(Field.NAME);
        }
        if (!country.equals(onFile.country())) {
            changes.add(Field.COUNTRY);
        }
        if (!zipCode.equals(onFile.zipCode())) {
            changes.add(Field.ZIP_CODE);
        }
        return changes;
    }
}
