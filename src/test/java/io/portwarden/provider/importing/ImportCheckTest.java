package io.portwarden.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.NumberStatus;
import io.portwarden.provider.importing.ImportProblem.Kind;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import finds out before it does anything. */
class ImportCheckTest {

    private static final String TITLES = "account_number,name,country,zip_code,phone_number,number_status\n";
    private static final PhoneNumber NUMBER = new PhoneNumber("+12025550101");

    private final Tenant contoso = new Tenant(TenantId.next(), "Contoso", "US", "CONTOSO-001", "20001");
    private final Tenant closed = new Tenant(
            TenantId.next(), "Gone", "US", "GONE-1", "20001", TenantStatus.CLOSED, false, null, "", "", false);

    private static ImportCheck check(String csv) {
        return new ImportCheck(ImportFile.read(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportPlan plan(String lines) {
        return plan(lines, Map.of());
    }

    private ImportPlan plan(String lines, Map<PhoneNumber, NumberStanding> standings) {
        return check(TITLES + lines).plan(ImportCheck.byAccount(List.of(contoso, closed)), standings);
    }

    private static Tuple[] problems(ImportPlan plan) {
        return plan.problems().stream()
                .map(problem -> tuple(problem.line(), problem.column(), problem.kind()))
                .toArray(Tuple[]::new);
    }

    @Test
    @DisplayName("Import: new, changed and unchanged tenants and numbers are told apart")
    void sorts() {
        PhoneNumber second = new PhoneNumber("+12025550102");
        PhoneNumber third = new PhoneNumber("+12025550103");
        ImportPlan plan = plan(
                """
                NEW-1,New Bakery,FR,75002,+33142685300,
                new-1,,,,+33142685301,inactive
                contoso-001,Contoso Ltd,,,+12025550101,active
                CONTOSO-001,,,,+12025550102,
                CONTOSO-001,,,,+12025550103,inactive
                """,
                Map.of(
                        NUMBER,
                        new NumberStanding(
                                contoso.id(), NumberStatus.ACTIVE, NumberStatus.ACTIVE, NumberFacts.NONE, false, false),
                        second,
                        new NumberStanding(
                                contoso.id(),
                                NumberStatus.INACTIVE,
                                NumberStatus.INACTIVE,
                                NumberFacts.NONE,
                                false,
                                false),
                        third,
                        new NumberStanding(
                                contoso.id(),
                                NumberStatus.ACTIVE,
                                NumberStatus.ACTIVE,
                                NumberFacts.NONE,
                                false,
                                false)));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.created()).extracting(Tenant::accountNumber).containsExactly("NEW-1");
        assertThat(plan.changed())
                .extracting(change -> change.after().accountNumber(), ImportPlan.TenantChange::fields)
                .containsExactly(tuple("CONTOSO-001", java.util.Set.of(TenantForm.Field.NAME)));
        assertThat(plan.numbers())
                .extracting(NumberChange::kind)
                .containsExactly(
                        NumberChange.Kind.ADD,
                        NumberChange.Kind.ADD_INACTIVE,
                        NumberChange.Kind.ACTIVATE,
                        NumberChange.Kind.DEACTIVATE);
        assertThat(plan.unchangedNumbers()).isEqualTo(1);
        assertThat(plan.countryChanges()).isEmpty();
    }

    @Test
    @DisplayName("Import: all that is wrong is found at once, with its line and column")
    void everyProblem() {
        ImportPlan plan = plan(
                """
                ,No Account,US,20001,,
                NEW-1,,XX,20001,2025550100,
                NEW-2,Two,US,20001,+12025550109,lost
                NEW-2,Two Ltd,US,20001,+12025550109,
                CONTOSO-001,,,,,active
                GONE-1,,,,,
                CONTOSO-001,,,,+12025550101,inactive
                CONTOSO-001,,,,+12025550105,
                NEW-3,Three,US,20001,,,surprise
                """,
                Map.of(
                        NUMBER,
                        new NumberStanding(
                                contoso.id(), NumberStatus.ACTIVE, NumberStatus.ACTIVE, NumberFacts.NONE, true, false),
                        new PhoneNumber("+12025550105"),
                        new NumberStanding(
                                TenantId.next(), NumberStatus.ACTIVE, null, NumberFacts.NONE, false, false)));
        assertThat(problems(plan))
                .containsExactly(
                        tuple(2, ImportColumn.ACCOUNT_NUMBER, Kind.MISSING),
                        tuple(3, ImportColumn.NAME, Kind.MISSING),
                        tuple(3, ImportColumn.COUNTRY, Kind.INVALID),
                        tuple(3, ImportColumn.PHONE_NUMBER, Kind.SEVERAL_NUMBERS),
                        tuple(4, ImportColumn.NUMBER_STATUS, Kind.INVALID),
                        tuple(5, ImportColumn.NAME, Kind.CONTRADICTION),
                        tuple(5, ImportColumn.PHONE_NUMBER, Kind.DUPLICATE),
                        tuple(6, ImportColumn.PHONE_NUMBER, Kind.MISSING),
                        tuple(7, ImportColumn.ACCOUNT_NUMBER, Kind.TENANT_CLOSED),
                        tuple(8, ImportColumn.PHONE_NUMBER, Kind.NUMBER_IN_OPEN_ORDER),
                        tuple(9, ImportColumn.PHONE_NUMBER, Kind.NUMBER_OF_ANOTHER_TENANT),
                        tuple(10, ImportColumn.ACCOUNT_NUMBER, Kind.TOO_MANY_CELLS));
        assertThat(plan.problems()).extracting(ImportProblem::otherLine).contains(4);
    }

    @Test
    @DisplayName("PIN-6: a change of country stands out, and so does a number that had left (ORD-7)")
    void warnings() {
        ImportPlan plan = plan(
                "CONTOSO-001,,FR,,+12025550101,\n",
                Map.of(
                        NUMBER,
                        new NumberStanding(null, null, NumberStatus.PORTED_OUT, NumberFacts.NONE, false, false)));
        assertThat(plan.countryChanges()).hasSize(1);
        assertThat(plan.returned()).hasSize(1);
    }

    @Test
    @DisplayName("Import: a number that another tenant does not use any more can be given to this one")
    void outOfUse() {
        ImportPlan plan = plan(
                "CONTOSO-001,,,,+12025550101,\n",
                Map.of(
                        NUMBER,
                        new NumberStanding(
                                TenantId.next(), NumberStatus.INACTIVE, null, NumberFacts.NONE, false, false)));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.numbers()).extracting(NumberChange::kind).containsExactly(NumberChange.Kind.ADD);
    }

    @Test
    @DisplayName("Import: asked twice, it plans the same, keys of new tenants included")
    void sameTwice() {
        ImportCheck check = check(TITLES + "NEW-1,New,FR,75002,+33142685300,\n");
        assertThat(check.plan(Map.of(), Map.of())).isEqualTo(check.plan(Map.of(), Map.of()));
    }

    @ParameterizedTest
    @DisplayName("Import: a byte order mark, semicolons, quotes, other line ends and another order of columns are fine")
    @ValueSource(
            strings = {
                "\uFEFFaccount_number,name,country,zip_code\r\nNEW-1,\"Bakery, New\",us,20001\r\n",
                "zip_code;Account Number;NAME;country\n20001;NEW-1;Bakery, New;US",
                "name,account-number,country,zip_code,\n\"Bakery, New\", NEW-1 ,US,20001,\n\n\n",
            })
    void forms(String csv) {
        ImportPlan plan = check(csv).plan(Map.of(), Map.of());
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.created())
                .extracting(Tenant::accountNumber, Tenant::name, Tenant::country, Tenant::zipCode)
                .containsExactly(tuple("NEW-1", "Bakery, New", "US", "20001"));
    }

    @ParameterizedTest
    @DisplayName("Import: a file that cannot be read says why")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | MISSING",
                "name,country                      | MISSING",
                "account_number,colour             | UNKNOWN_COLUMN",
                "account_number,name,name          | UNKNOWN_COLUMN",
            })
    void unreadable(String csv, Kind kind) {
        assertThat(check(csv).plan(Map.of(), Map.of()).problems())
                .extracting(ImportProblem::kind)
                .contains(kind);
    }

    @Test
    @DisplayName("Import: what is not UTF-8, has an open quote or too many lines is refused")
    void limits() {
        assertThat(ImportFile.read(new byte[] {'a', (byte) 0xE9, 'b'}).problems())
                .extracting(ImportProblem::kind)
                .containsExactly(Kind.NOT_UTF8);
        assertThat(ImportFile.read((TITLES + "A,\"" + "x\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8))
                        .problems())
                .extracting(ImportProblem::kind)
                .containsExactly(Kind.NOT_CSV);
        String many = IntStream.rangeClosed(0, ImportFile.MOST_LINES)
                .mapToObj(i -> "A" + i)
                .collect(Collectors.joining("\n"));
        assertThat(ImportFile.read((TITLES + many).getBytes(StandardCharsets.UTF_8))
                        .problems())
                .extracting(ImportProblem::kind)
                .containsExactly(Kind.TOO_MANY_LINES);
    }

    @Test
    @DisplayName("Import: the template is a file that can be imported")
    void template() {
        ImportPlan plan = check(ImportFile.template()).plan(Map.of(), Map.of());
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.created()).hasSize(2);
        assertThat(plan.numbers()).hasSize(2);
    }

    @Test
    @DisplayName("NUM-1: a cell is taken for the number that it can only mean, and shown with it; the rest is refused")
    void readings() {
        ImportPlan plan = plan("""
                CONTOSO-001,,,,12025550101,
                CONTOSO-001,,,,(202) 555-0102,
                CONTOSO-001,,,,+33 (0)1 99 00 12 34,
                contoso–001\u00a0,,,,+12025550103\u00a0,
                """);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.created()).isEmpty();
        assertThat(plan.numbers())
                .extracting(change -> change.phoneNumber().e164())
                .containsExactly("+12025550101", "+12025550102", "+33199001234", "+12025550103");
        assertThat(plan.readings())
                .containsExactly(
                        new ImportPlan.Reading(2, "12025550101", NUMBER),
                        new ImportPlan.Reading(3, "(202) 555-0102", new PhoneNumber("+12025550102")),
                        new ImportPlan.Reading(4, "+33 (0)1 99 00 12 34", new PhoneNumber("+33199001234")));
        assertThat(problems(plan("""
                CONTOSO-001,,,,2025550101,
                CONTOSO-001,,,,12025550101.0,
                CONTOSO-001,,,,+10025550101,
                BERLIN-1,Bank,DE,10115,12025550101,
                CONTOSO-001,,,,+12025550102,
                CONTOSO-001,,,,+112025550102,
                """)))
                .containsExactly(
                        tuple(2, ImportColumn.PHONE_NUMBER, Kind.SEVERAL_NUMBERS),
                        tuple(3, ImportColumn.PHONE_NUMBER, Kind.INVALID),
                        tuple(4, ImportColumn.PHONE_NUMBER, Kind.INVALID),
                        tuple(5, ImportColumn.PHONE_NUMBER, Kind.SEVERAL_NUMBERS),
                        tuple(7, ImportColumn.PHONE_NUMBER, Kind.DUPLICATE));
    }

    @Test
    @DisplayName("Import: a number that our own export has guarded against spreadsheets is read as what it is")
    void guarded() {
        assertThat(plan("CONTOSO-001,,,,'+12025550101,\n").numbers()).hasSize(1);
    }

    private static final String ALL_TITLES = "account_number,name,country,zip_code,complex,main_number,service_address,"
            + "authorized_person,phone_number,number_status,number_zip_code,guarded_by,upstream\n";

    private ImportPlan planOfAll(String lines, Map<PhoneNumber, NumberStanding> standings) {
        return check(ALL_TITLES + lines).plan(ImportCheck.byAccount(List.of(contoso)), standings);
    }

    private NumberStanding held() {
        return new NumberStanding(
                contoso.id(), NumberStatus.ACTIVE, NumberStatus.ACTIVE, NumberFacts.NONE, false, false);
    }

    @Test
    @DisplayName("Import: all facts come in; an empty cell and a column that is not there leave what is on file")
    void allFacts() {
        ImportPlan plan = planOfAll("""
                CONTOSO-001,,,,TRUE,12025550101,"1 Example Street, Washington",Alex Example,,,,,
                CONTOSO-001,,,,,,,,(202) 555-0101,Active,20002,Upstream,Example Wholesale
                """, Map.of(NUMBER, held()));
        assertThat(plan.problems()).isEmpty();
        Tenant after = plan.changed().getFirst().after();
        assertThat(after.complex()).isTrue();
        assertThat(after.mainNumber()).isEqualTo(NUMBER);
        assertThat(after.serviceAddress()).isEqualTo("1 Example Street, Washington");
        assertThat(after.authorizedPerson()).isEqualTo("Alex Example");
        assertThat(plan.numbers())
                .containsExactly(new NumberChange(
                        contoso.id(),
                        NUMBER,
                        NumberChange.Kind.DESCRIBE,
                        new NumberFacts("20002", Guard.UPSTREAM, "Example Wholesale"),
                        true));
        assertThat(plan.readings())
                .containsExactly(
                        new ImportPlan.Reading(2, "TRUE", "true"),
                        new ImportPlan.Reading(2, "12025550101", "+12025550101"),
                        new ImportPlan.Reading(3, "Active", "active"),
                        new ImportPlan.Reading(3, "Upstream", "upstream"),
                        new ImportPlan.Reading(3, "(202) 555-0101", "+12025550101"));
        NumberStanding described = new NumberStanding(
                contoso.id(),
                NumberStatus.ACTIVE,
                NumberStatus.ACTIVE,
                new NumberFacts("20002", Guard.NOBODY, "Example Wholesale"),
                false,
                false);
        assertThat(planOfAll("CONTOSO-001,,,,,,,,+12025550101,,,,\n", Map.of(NUMBER, described))
                        .changesNothing())
                .isTrue();
        assertThat(plan("CONTOSO-001,,,,+12025550101,\n", Map.of(NUMBER, described))
                        .changesNothing())
                .isTrue();
    }

    @Test
    @DisplayName("Import: the main number is one that the tenant holds, or gets by the file")
    void mainNumber() {
        assertThat(problems(planOfAll("CONTOSO-001,,,,,+12025550101,,,,,,,\n", Map.of())))
                .containsExactly(tuple(2, ImportColumn.MAIN_NUMBER, Kind.MAIN_NUMBER_NOT_HELD));
        assertThat(problems(planOfAll("CONTOSO-001,,,,,+12025550101,,,,,,,\n", Map.of(NUMBER, held()))))
                .isEmpty();
        assertThat(problems(planOfAll("CONTOSO-001,,,,,+12025550101,,,+12025550101,,,,\n", Map.of())))
                .isEmpty();
        assertThat(problems(planOfAll("""
                CONTOSO-001,,,,,+12025550101,,,,,,,
                NEW-1,New,US,20001,,,,,+12025550101,,,,
                """, Map.of())))
                .containsExactly(tuple(2, ImportColumn.MAIN_NUMBER, Kind.MAIN_NUMBER_NOT_HELD));
    }

    @Test
    @DisplayName(
            "NUM-5: an import tells of zeros that a ZIP code has lost, of tenants and of numbers, and shows the cell")
    void lostZeros() {
        ImportPlan plan = planOfAll("""
                CONTOSO-001,,,2134,,,,,,,,,
                NEW-1,New,PR,601,,,,,,,,,
                NEW-2,New,FR,2134,,,,,+33142685300,,601,,
                NEW-3,New,US,20001,,,,,+12025550101,,2134,,
                NEW-4,New,US,ABC,,,,,,,,,
                """, Map.of());
        assertThat(problems(plan))
                .containsExactly(
                        tuple(2, ImportColumn.ZIP_CODE, Kind.LOST_ZEROS),
                        tuple(3, ImportColumn.ZIP_CODE, Kind.LOST_ZEROS),
                        tuple(5, ImportColumn.NUMBER_ZIP_CODE, Kind.LOST_ZEROS),
                        tuple(6, ImportColumn.ZIP_CODE, Kind.INVALID));
        assertThat(plan.problems()).extracting(ImportProblem::cell).containsExactly("2134", "601", "2134", "ABC");
    }

    @Test
    @DisplayName("Import: a ZIP code on file that no form would take is in nobody's way, unless the file names it")
    void oldZipCode() {
        Tenant old = new Tenant(TenantId.next(), "Old", "US", "OLD-1", "2134");
        Map<AccountNumber, Tenant> known = ImportCheck.byAccount(List.of(old));
        assertThat(problems(check(TITLES + "OLD-1,Older,,,,\n").plan(known, Map.of())))
                .isEmpty();
        assertThat(problems(check(TITLES + "OLD-1,Older,,2134,,\n").plan(known, Map.of())))
                .containsExactly(tuple(2, ImportColumn.ZIP_CODE, Kind.LOST_ZEROS));
    }

    @Test
    @DisplayName("NUM-1: what a spreadsheet has shortened to an amount is told as such, with the cell")
    void scientific() {
        ImportPlan plan = planOfAll("""
                CONTOSO-001,,,,,1.20256E+10,,,1.20256E+10,,,,
                CONTOSO-001,,,,,,,,"1,20256E+10",,,,
                1.23457E+11,New,US,20001,,,,,,,,,
                NEW-1,New,US,2.00E+08,,,,,,,,,
                """, Map.of());
        assertThat(problems(plan))
                .containsExactly(
                        tuple(2, ImportColumn.MAIN_NUMBER, Kind.SCIENTIFIC),
                        tuple(2, ImportColumn.PHONE_NUMBER, Kind.SCIENTIFIC),
                        tuple(3, ImportColumn.PHONE_NUMBER, Kind.SCIENTIFIC),
                        tuple(4, ImportColumn.ACCOUNT_NUMBER, Kind.SCIENTIFIC),
                        tuple(5, ImportColumn.ZIP_CODE, Kind.SCIENTIFIC));
        assertThat(plan.problems()).extracting(ImportProblem::cell).contains("1.20256E+10", "1,20256E+10");
    }

    @ParameterizedTest
    @DisplayName("Import: words are read in whatever letters, and in the language in which a spreadsheet writes them")
    @CsvSource({
        "complex, VRAI, true",
        "complex, Falso, false",
        "complex, Yes, true",
        "number_status, ACTIVE, active",
        "number_status, In service, active",
        "number_status, Not in service, inactive",
        "guarded_by, NOBODY, nobody",
    })
    void words(String column, String cell, String meaning) {
        ImportPlan plan = check("account_number,phone_number," + column + "\nCONTOSO-001,+12025550101," + cell + "\n")
                .plan(ImportCheck.byAccount(List.of(contoso)), Map.of());
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.readings()).containsExactly(new ImportPlan.Reading(2, cell, meaning));
    }
}
