package io.portwarden.provider.importing;

import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.WantedNumber;
import io.portwarden.provider.importing.ImportPlan.TenantChange;
import io.portwarden.provider.importing.ImportProblem.Kind;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an import file would do, and everything that is wrong with it. It is made once for a file and asked
 * twice, so that what is done is what was shown: once to show it, and once in the transaction that does it.
 */
final class ImportCheck {

    private final Map<AccountNumber, TenantLines> tenants = new LinkedHashMap<>();
    private final Map<PhoneNumber, NumberLine> numbers = new LinkedHashMap<>();
    private final List<ImportProblem> ofFile;

    /** What the file says of one tenant; its key is one for good, so that two plans can be compared. */
    private record TenantLines(TenantId newId, int line, Map<ImportColumn, Cell> cells) {
        String text(ImportColumn column) {
            @Nullable Cell cell = cells.get(column);
            return cell == null ? "" : cell.text();
        }

        int lineOf(ImportColumn column) {
            @Nullable Cell cell = cells.get(column);
            return cell == null ? line : cell.line();
        }
    }

    private record Cell(int line, String text) {}

    private record NumberLine(int line, AccountNumber account, NumberStatus wanted, String cell) {}

    private static final List<ImportColumn> FACTS =
            List.of(ImportColumn.NAME, ImportColumn.COUNTRY, ImportColumn.ZIP_CODE);

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
            cells.put(ImportColumn.ACCOUNT_NUMBER, new Cell(row.line(), accountNumber));
            return new TenantLines(TenantId.next(), row.line(), cells);
        });
        for (ImportColumn fact : FACTS) {
            takeFact(tenant, row, fact);
        }
        takeNumber(account, row);
    }

    /** What is left empty says nothing; what is said twice has to be the same. */
    private void takeFact(TenantLines tenant, ImportRow row, ImportColumn fact) {
        String text = row.cell(fact);
        if (text.isEmpty()) {
            return;
        }
        Cell first = tenant.cells().computeIfAbsent(fact, any -> new Cell(row.line(), text));
        if (!first.text().equals(text)) {
            ofFile.add(new ImportProblem(row.line(), fact, Kind.CONTRADICTION, first.line()));
        }
    }

    private void takeNumber(AccountNumber account, ImportRow row) {
        String text = row.cell(ImportColumn.PHONE_NUMBER);
        String status = row.cell(ImportColumn.NUMBER_STATUS);
        Optional<NumberStatus> wanted = wanted(status);
        if (wanted.isEmpty()) {
            ofFile.add(new ImportProblem(row.line(), ImportColumn.NUMBER_STATUS, Kind.INVALID));
        }
        if (text.isEmpty()) {
            if (!status.isEmpty()) {
                ofFile.add(new ImportProblem(row.line(), ImportColumn.PHONE_NUMBER, Kind.MISSING));
            }
            return;
        }
        Optional<PhoneNumber> number = PhoneNumber.ofCell(text);
        if (number.isEmpty()) {
            boolean several = PhoneNumber.ofWritten(text).isPresent();
            ofFile.add(new ImportProblem(
                    row.line(), ImportColumn.PHONE_NUMBER, several ? Kind.SEVERAL_NUMBERS : Kind.INVALID));
            return;
        }
        NumberLine line = new NumberLine(row.line(), account, wanted.orElse(NumberStatus.ACTIVE), text);
        @Nullable NumberLine first = numbers.putIfAbsent(number.get(), line);
        if (first != null) {
            ofFile.add(new ImportProblem(row.line(), ImportColumn.PHONE_NUMBER, Kind.DUPLICATE, first.line()));
        }
    }

    private static Optional<NumberStatus> wanted(String status) {
        return switch (status) {
            case "", "active" -> Optional.of(NumberStatus.ACTIVE);
            case "inactive" -> Optional.of(NumberStatus.INACTIVE);
            default -> Optional.empty();
        };
    }

    /** The account numbers that the file names. */
    Collection<AccountNumber> accounts() {
        return tenants.keySet();
    }

    /** The numbers that the file names, each with whom it is to be. */
    List<WantedNumber> numbers(Map<AccountNumber, Tenant> known) {
        return numbers.entrySet().stream()
                .map(number -> new WantedNumber(idOf(number.getValue().account(), known), number.getKey()))
                .toList();
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
            Optional<Tenant> after = after(lines, before, problems);
            if (before == null) {
                after.ifPresent(created::add);
            } else {
                after.filter(tenant -> !tenant.equals(before))
                        .ifPresent(tenant -> changed.add(new TenantChange(before, tenant)));
            }
        });
        List<NumberChange> changes = new ArrayList<>();
        List<ImportPlan.Reading> readings = new ArrayList<>();
        numbers.forEach((number, line) -> {
            if (!line.cell().equals(number.e164())) {
                readings.add(new ImportPlan.Reading(line.line(), line.cell(), number));
            }
            if (number.isDoubtful(line.cell(), countryOf(line.account(), known))) {
                problems.add(new ImportProblem(line.line(), ImportColumn.PHONE_NUMBER, Kind.SEVERAL_NUMBERS));
                return;
            }
            TenantId tenantId = idOf(line.account(), known);
            NumberStanding standing = standings.getOrDefault(number, NumberStanding.FREE);
            Optional<NumberStanding.Refusal> refusal = standing.refusal(tenantId, line.wanted());
            refusal.ifPresent(
                    why -> problems.add(new ImportProblem(line.line(), ImportColumn.PHONE_NUMBER, kind(why))));
            if (refusal.isEmpty()) {
                standing.change(tenantId, line.wanted())
                        .ifPresent(kind -> changes.add(new NumberChange(tenantId, number, kind)));
            }
        });
        problems.sort(null);
        return new ImportPlan(
                created,
                changed,
                changes,
                tenants.size() - created.size() - changed.size(),
                numbers.size() - changes.size(),
                readings,
                problems);
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
        TenantForm form = new TenantForm(
                before == null ? lines.text(ImportColumn.ACCOUNT_NUMBER) : before.accountNumber(),
                orElse(lines.text(ImportColumn.NAME), before == null ? "" : before.name()),
                orElse(lines.text(ImportColumn.COUNTRY), before == null ? "" : before.country()),
                orElse(lines.text(ImportColumn.ZIP_CODE), before == null ? "" : before.zipCode()));
        form.problems().forEach(field -> {
            ImportColumn column = ImportColumn.valueOf(field.name());
            problems.add(new ImportProblem(
                    lines.lineOf(column), column, lines.text(column).isEmpty() ? Kind.MISSING : Kind.INVALID));
        });
        if (!form.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                before != null
                        ? before.with(form)
                        : new Tenant(lines.newId(), form.name(), form.country(), form.accountNumber(), form.zipCode()));
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
