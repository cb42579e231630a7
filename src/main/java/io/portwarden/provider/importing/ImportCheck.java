package io.portwarden.provider.importing;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.WantedNumber;
import io.portwarden.provider.importing.ImportPlan.TenantChange;
import io.portwarden.provider.importing.ImportProblem.Kind;
import io.portwarden.shared.PastedNumbers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ZipCode;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an import file would do, and everything that is wrong with it. It is made once for a file and asked
 * twice, so that what is done is what was shown: once to show it, and once in the transaction that does it.
 */
final class ImportCheck {

    private final Map<AccountNumber, TenantLines> tenants = new LinkedHashMap<>();
    private final Map<PhoneNumber, NumberLine> numbers = new LinkedHashMap<>();
    private final List<ImportProblem> ofFile;
    private final List<ImportPlan.Reading> words = new ArrayList<>();

    /** What the file says of one tenant; its key is one for good, so that two plans can be compared. */
    private record TenantLines(TenantId newId, int line, Map<ImportColumn, Cell> cells) {
        String text(ImportColumn column) {
            @Nullable Cell cell = cells.get(column);
            return cell == null ? "" : cell.text();
        }

        /** Null where the file says nothing. */
        @Nullable
        String said(ImportColumn column) {
            @Nullable Cell cell = cells.get(column);
            return cell == null ? null : cell.text();
        }

        String written(ImportColumn column) {
            @Nullable Cell cell = cells.get(column);
            return cell == null ? "" : cell.written();
        }

        Optional<PhoneNumber> mainNumber() {
            @Nullable Cell cell = cells.get(ImportColumn.MAIN_NUMBER);
            return cell == null ? Optional.empty() : PhoneNumber.parse(cell.text());
        }

        int lineOf(ImportColumn column) {
            @Nullable Cell cell = cells.get(column);
            return cell == null ? line : cell.line();
        }
    }

    /**
     * What a cell says.
     *
     * @param text what was read
     * @param written what stands there
     */
    private record Cell(int line, String text, String written) {}

    private record NumberLine(
            int line, AccountNumber account, NumberStatus wanted, NumberFacts.Told told, ImportRow row) {
        String cell() {
            return row.cell(ImportColumn.PHONE_NUMBER);
        }
    }

    /** More of them in front of an account number nobody has. */
    private static final int MOST_ZEROS = 6;

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]*");

    private static final List<ImportColumn> FACTS = List.of(
            ImportColumn.NAME,
            ImportColumn.COUNTRY,
            ImportColumn.ZIP_CODE,
            ImportColumn.COMPLEX,
            ImportColumn.MAIN_NUMBER,
            ImportColumn.SERVICE_ADDRESS,
            ImportColumn.AUTHORIZED_PERSON);

    private static final List<ImportColumn> NUMBER_FACTS = List.of(
            ImportColumn.NUMBER_STATUS, ImportColumn.NUMBER_ZIP_CODE, ImportColumn.GUARDED_BY, ImportColumn.UPSTREAM);

    ImportCheck(ImportFile file) {
        ofFile = new ArrayList<>(file.problems());
        file.rows().forEach(this::take);
    }

    private void take(ImportRow row) {
        String accountNumber = row.cell(ImportColumn.ACCOUNT_NUMBER);
        AccountNumber account = AccountNumber.of(accountNumber);
        if (account.normalForm().isEmpty()) {
            ofFile.add(new ImportProblem(row.line(), ImportColumn.ACCOUNT_NUMBER, Kind.MISSING));
            return;
        }
        TenantLines tenant = tenants.computeIfAbsent(account, any -> {
            Map<ImportColumn, Cell> cells = new HashMap<>();
            cells.put(ImportColumn.ACCOUNT_NUMBER, new Cell(row.line(), accountNumber, accountNumber));
            return new TenantLines(TenantId.next(), row.line(), cells);
        });
        for (ImportColumn fact : FACTS) {
            takeFact(tenant, row, fact);
        }
        takeNumber(account, row);
    }

    /** What is left empty says nothing; what is said twice has to be the same. */
    private void takeFact(TenantLines tenant, ImportRow row, ImportColumn fact) {
        String written = row.cell(fact);
        if (written.isEmpty()) {
            return;
        }
        Optional<String> text = switch (fact) {
            case COMPLEX -> CellWords.flag(written).map(flag -> Boolean.toString(flag));
            case MAIN_NUMBER -> PhoneNumber.ofCell(written).map(PhoneNumber::e164);
            default -> Optional.of(written);
        };
        if (text.isEmpty()) {
            ofFile.add(new ImportProblem(
                    row.line(), fact, fact == ImportColumn.MAIN_NUMBER ? whyNoNumber(written) : Kind.INVALID, written));
            return;
        }
        Cell first =
                tenant.cells().computeIfAbsent(fact, any -> readOnce(fact, new Cell(row.line(), text.get(), written)));
        if (!first.text().equals(text.get())) {
            ofFile.add(new ImportProblem(row.line(), fact, Kind.CONTRADICTION, first.line(), written));
        }
    }

    /** Names, addresses and codes stand for nothing but themselves. */
    private Cell readOnce(ImportColumn fact, Cell cell) {
        if (fact == ImportColumn.COMPLEX || fact == ImportColumn.MAIN_NUMBER) {
            read(cell.line(), cell.written(), cell.text());
        }
        return cell;
    }

    private void read(int line, String cell, String meaning) {
        if (!cell.equals(meaning)) {
            words.add(new ImportPlan.Reading(line, cell, meaning));
        }
    }

    private static Kind whyNoNumber(String cell) {
        if (CellWords.isScientific(cell)) {
            return Kind.SCIENTIFIC;
        }
        return PastedNumbers.of(cell).numbersOnly().isEmpty() ? Kind.INVALID : Kind.SEVERAL_NUMBERS;
    }

    private void takeNumber(AccountNumber account, ImportRow row) {
        String text = row.cell(ImportColumn.PHONE_NUMBER);
        Optional<NumberStatus> wanted = word(row, ImportColumn.NUMBER_STATUS, CellWords::status, NumberStatus::code);
        Optional<Guard> guard = word(row, ImportColumn.GUARDED_BY, CellWords::guard, Guard::code);
        if (text.isEmpty()) {
            if (NUMBER_FACTS.stream().anyMatch(fact -> !row.cell(fact).isEmpty())) {
                ofFile.add(new ImportProblem(row.line(), ImportColumn.PHONE_NUMBER, Kind.MISSING));
            }
            return;
        }
        Optional<PhoneNumber> number = PhoneNumber.ofCell(text);
        if (number.isEmpty()) {
            ofFile.add(new ImportProblem(row.line(), ImportColumn.PHONE_NUMBER, whyNoNumber(text), text));
            return;
        }
        NumberFacts.Told told = new NumberFacts.Told(
                said(row, ImportColumn.NUMBER_ZIP_CODE), guard.orElse(null), said(row, ImportColumn.UPSTREAM));
        NumberLine line = new NumberLine(row.line(), account, wanted.orElse(NumberStatus.ACTIVE), told, row);
        @Nullable NumberLine first = numbers.putIfAbsent(number.get(), line);
        if (first != null) {
            ofFile.add(new ImportProblem(row.line(), ImportColumn.PHONE_NUMBER, Kind.DUPLICATE, first.line(), text));
        }
    }

    private static @Nullable String said(ImportRow row, ImportColumn column) {
        String cell = row.cell(column);
        return cell.isEmpty() ? null : cell;
    }

    /** One of a few words; empty where the cell says nothing, or what cannot be right. */
    private <T> Optional<T> word(
            ImportRow row, ImportColumn column, Function<String, Optional<T>> reading, Function<T, String> code) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> word = reading.apply(cell);
        word.ifPresentOrElse(
                one -> read(row.line(), cell, code.apply(one)),
                () -> ofFile.add(new ImportProblem(row.line(), column, Kind.INVALID, cell)));
        return word;
    }

    /** The account numbers that the file names, and those that they may have been before a spreadsheet took zeros away. */
    Collection<AccountNumber> accounts() {
        Set<AccountNumber> accounts = new LinkedHashSet<>(tenants.keySet());
        tenants.keySet().forEach(account -> accounts.addAll(withZeros(account)));
        return accounts;
    }

    private static List<AccountNumber> withZeros(AccountNumber account) {
        String digits = account.normalForm();
        return DIGITS.matcher(digits).matches()
                ? IntStream.rangeClosed(1, MOST_ZEROS)
                        .mapToObj(count -> AccountNumber.of("0".repeat(count) + digits))
                        .toList()
                : List.of();
    }

    /** The numbers that the file names, each with whom it is to be. */
    List<WantedNumber> numbers(Map<AccountNumber, Tenant> known) {
        Map<PhoneNumber, WantedNumber> wanted = new LinkedHashMap<>();
        numbers.forEach((number, line) -> wanted.put(number, new WantedNumber(idOf(line.account(), known), number)));
        tenants.forEach((account, lines) -> lines.mainNumber()
                .ifPresent(number -> wanted.putIfAbsent(number, new WantedNumber(idOf(account, known), number))));
        return List.copyOf(wanted.values());
    }

    private TenantId idOf(AccountNumber account, Map<AccountNumber, Tenant> known) {
        @Nullable Tenant tenant = known.get(account);
        return tenant == null ? Objects.requireNonNull(tenants.get(account)).newId() : tenant.id();
    }

    /** By their account numbers; of those that share one any, which says that it does. */
    static Map<AccountNumber, Tenant> byAccount(Collection<Tenant> known) {
        return known.stream().collect(Collectors.toMap(Tenant::account, tenant -> tenant, (one, other) -> one));
    }

    /**
     * What is to be done, as things stand.
     *
     * @param known the tenants that there are, by account number
     * @param standings how the numbers stand; one that is left out is nobody's
     */
    ImportPlan plan(Map<AccountNumber, Tenant> known, Map<PhoneNumber, NumberStanding> standings) {
        List<ImportProblem> problems = new ArrayList<>(ofFile);
        List<Tenant> created = new ArrayList<>();
        List<TenantChange> changed = new ArrayList<>();
        tenants.forEach((account, lines) -> {
            @Nullable Tenant before = known.get(account);
            if (before == null && withZeros(account).stream().anyMatch(known::containsKey)) {
                problems.add(new ImportProblem(
                        lines.line(),
                        ImportColumn.ACCOUNT_NUMBER,
                        Kind.ACCOUNT_WITHOUT_ZEROS,
                        lines.text(ImportColumn.ACCOUNT_NUMBER)));
                return;
            }
            Optional<Tenant> after = after(lines, before, problems);
            after.ifPresent(tenant -> checkMainNumber(lines, before, tenant, standings, problems));
            if (before == null) {
                after.ifPresent(created::add);
            } else {
                after.filter(tenant -> !tenant.equals(before))
                        .ifPresent(tenant -> changed.add(new TenantChange(before, tenant)));
            }
        });
        List<NumberChange> changes = new ArrayList<>();
        List<ImportPlan.Reading> readings = new ArrayList<>(words);
        numbers.forEach((number, line) -> {
            if (!line.cell().equals(number.e164())) {
                readings.add(new ImportPlan.Reading(line.line(), line.cell(), number));
            }
            if (number.isDoubtful(line.cell(), countryOf(line.account(), known))) {
                problems.add(
                        new ImportProblem(line.line(), ImportColumn.PHONE_NUMBER, Kind.SEVERAL_NUMBERS, line.cell()));
                return;
            }
            if (!canStand(line, countryOf(line.account(), known), problems)) {
                return;
            }
            TenantId tenantId = idOf(line.account(), known);
            NumberStanding standing = standings.getOrDefault(number, NumberStanding.FREE);
            Optional<NumberStanding.Refusal> refusal = standing.refusal(tenantId, line.wanted());
            refusal.ifPresent(why ->
                    problems.add(new ImportProblem(line.line(), ImportColumn.PHONE_NUMBER, kind(why), line.cell())));
            if (refusal.isEmpty()) {
                standing.change(tenantId, number, line.wanted(), line.told()).ifPresent(changes::add);
            }
        });
        problems.sort(null);
        readings.sort(Comparator.comparingInt(ImportPlan.Reading::line));
        return new ImportPlan(
                created,
                changed,
                changes,
                tenants.size() - created.size() - changed.size(),
                numbers.size() - changes.size(),
                readings,
                problems);
    }

    /** Whether what the line says of the number itself can go on file. */
    private static boolean canStand(NumberLine line, String country, List<ImportProblem> problems) {
        Set<NumberFacts.Field> wrong = line.told().problemsIn(country);
        wrong.forEach(field -> {
            ImportColumn column = switch (field) {
                case ZIP_CODE -> ImportColumn.NUMBER_ZIP_CODE;
                case UPSTREAM -> ImportColumn.UPSTREAM;
            };
            String cell = line.row().cell(column);
            problems.add(new ImportProblem(
                    line.line(),
                    column,
                    field == NumberFacts.Field.ZIP_CODE ? whyNoZipCode(cell, country) : Kind.INVALID,
                    cell));
        });
        return wrong.isEmpty();
    }

    private static Kind whyNoZipCode(String cell, String country) {
        if (CellWords.isScientific(cell)) {
            return Kind.SCIENTIFIC;
        }
        return ZipCode.withLostZeros(cell, country).isPresent() ? Kind.LOST_ZEROS : Kind.INVALID;
    }

    /** A tenant holds its main number, or this very file gives it. */
    private void checkMainNumber(
            TenantLines lines,
            @Nullable Tenant before,
            Tenant after,
            Map<PhoneNumber, NumberStanding> standings,
            List<ImportProblem> problems) {
        @Nullable PhoneNumber number = after.mainNumber();
        if (number == null || before != null && number.equals(before.mainNumber())) {
            return;
        }
        String cell = lines.written(ImportColumn.MAIN_NUMBER);
        if (number.isDoubtful(cell, after.country())) {
            problems.add(new ImportProblem(
                    lines.lineOf(ImportColumn.MAIN_NUMBER), ImportColumn.MAIN_NUMBER, Kind.SEVERAL_NUMBERS, cell));
            return;
        }
        @Nullable NumberLine line = numbers.get(number);
        NumberStanding standing = standings.getOrDefault(number, NumberStanding.FREE);
        boolean held = line == null
                ? after.id().equals(standing.holder()) && !standing.undecided()
                : line.account().equals(after.account());
        if (!held) {
            problems.add(new ImportProblem(
                    lines.lineOf(ImportColumn.MAIN_NUMBER), ImportColumn.MAIN_NUMBER, Kind.MAIN_NUMBER_NOT_HELD, cell));
        }
    }

    private String countryOf(AccountNumber account, Map<AccountNumber, Tenant> known) {
        @Nullable Tenant tenant = known.get(account);
        return orElse(
                Objects.requireNonNull(tenants.get(account))
                        .text(ImportColumn.COUNTRY)
                        .toUpperCase(Locale.ROOT),
                tenant == null ? "" : tenant.country());
    }

    private static Kind kind(NumberStanding.Refusal refusal) {
        return switch (refusal) {
            case OF_ANOTHER_TENANT -> Kind.NUMBER_OF_ANOTHER_TENANT;
            case IN_OPEN_ORDER -> Kind.NUMBER_IN_OPEN_ORDER;
            case OF_SEVERAL_TEXTS -> Kind.NUMBER_UNDECIDED;
        };
    }

    /** The tenant as the file wants it; none where that cannot be. */
    private static Optional<Tenant> after(TenantLines lines, @Nullable Tenant before, List<ImportProblem> problems) {
        if (before != null && before.status() == TenantStatus.CLOSED) {
            problems.add(new ImportProblem(lines.line(), ImportColumn.ACCOUNT_NUMBER, Kind.TENANT_CLOSED));
            return Optional.empty();
        }
        if (before != null && before.accountShared()) {
            problems.add(new ImportProblem(lines.line(), ImportColumn.ACCOUNT_NUMBER, Kind.ACCOUNT_NUMBER_SHARED));
            return Optional.empty();
        }
        String account = lines.text(ImportColumn.ACCOUNT_NUMBER);
        if (before == null && CellWords.isScientific(account)) {
            problems.add(new ImportProblem(lines.line(), ImportColumn.ACCOUNT_NUMBER, Kind.SCIENTIFIC, account));
            return Optional.empty();
        }
        @Nullable String complex = lines.said(ImportColumn.COMPLEX);
        TenantForm form = new TenantForm(
                before == null ? account : before.accountNumber(),
                orElse(lines.text(ImportColumn.NAME), before == null ? "" : before.name()),
                orElse(lines.text(ImportColumn.COUNTRY), before == null ? "" : before.country()),
                orElse(lines.text(ImportColumn.ZIP_CODE), before == null ? "" : before.zipCode()),
                complex == null ? null : Boolean.valueOf(complex),
                lines.said(ImportColumn.MAIN_NUMBER),
                lines.said(ImportColumn.SERVICE_ADDRESS),
                lines.said(ImportColumn.AUTHORIZED_PERSON));
        Tenant after = before == null ? Tenant.of(lines.newId(), form) : before.with(form);
        Set<TenantForm.Field> wrong = form.problems();
        if (before != null) {
            wrong.removeIf(field -> isAsItWas(field, lines, before, after));
        }
        wrong.forEach(field -> {
            ImportColumn column = ImportColumn.valueOf(field.name());
            String cell = lines.written(column);
            Kind kind = field == TenantForm.Field.ZIP_CODE ? whyNoZipCode(cell, form.country()) : Kind.INVALID;
            problems.add(new ImportProblem(lines.lineOf(column), column, cell.isEmpty() ? Kind.MISSING : kind, cell));
        });
        return wrong.isEmpty() ? Optional.of(after) : Optional.empty();
    }

    /**
     * What an older version has put on file and no form would take is in nobody's way where it stays: but a ZIP code that
     * the file names, which no order would match.
     */
    private static boolean isAsItWas(TenantForm.Field field, TenantLines lines, Tenant before, Tenant after) {
        return switch (field) {
            case ZIP_CODE ->
                lines.text(ImportColumn.ZIP_CODE).isEmpty() && before.country().equals(after.country());
            default -> !after.changesSince(before).contains(field);
        };
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
