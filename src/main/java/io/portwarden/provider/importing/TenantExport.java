package io.portwarden.provider.importing;

import io.portwarden.number.HeldNumber;
import io.portwarden.number.access.NumberStock;
import io.portwarden.provider.ProviderActor;
import io.portwarden.provider.TenantRecords;
import io.portwarden.shared.CsvTable;
import io.portwarden.shared.Page;
import io.portwarden.shared.PagedRows;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Writes tenants and their numbers as a file that an import takes, and finds nothing to do in. Closed tenants, which no import
 * changes, and numbers that have left are not among them. That it was done is recorded first.
 */
@Service
@PreAuthorize("hasRole('OPERATOR')")
public class TenantExport {

    private static final ImportColumn[] COLUMNS = ImportColumn.values();

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberStock stock;
    private final TenantRecords records;
    private final ProviderActor actor;

    TenantExport(
            Transactions transactions,
            TenantService tenants,
            NumberStock stock,
            TenantRecords records,
            ProviderActor actor) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.stock = stock;
        this.records = records;
        this.actor = actor;
    }

    /**
     * A line of the file.
     *
     * @param first whether it is the tenant's first one, which alone says what is on file about the tenant
     * @param number null where the tenant holds none
     */
    private record Line(
            Tenant tenant, boolean first, @Nullable HeldNumber number) {}

    /**
     * After which line a page begins.
     *
     * @param number null after all numbers of the tenant
     */
    private record Place(Tenant tenant, @Nullable HeldNumber number) {}

    /**
     * Writes all of them.
     *
     * @param written is told how many lines there are by now; an exception of its ends the writing. Only after the last line
     *     the stream is closed: what is closed looks whole
     * @throws IOException when nobody reads any more
     */
    public void write(OutputStream out, LongConsumer written) throws IOException {
        transactions.doStating(Scope.provider(), () -> records.exported(actor.current()));
        PagedRows<Line, Place> lines = after -> transactions.searching(Scope.provider(), () -> page(after));
        CsvTable table =
                new CsvTable(out, Stream.of(COLUMNS).map(ImportColumn::title).toArray(String[]::new));
        lines.write(line -> table.row(cells(line)), table, written);
    }

    private Page<Line, Place> page(@Nullable Place after) {
        @Nullable Tenant begun = after == null || after.number() == null ? null : after.tenant();
        Page<Tenant, Tenant> next =
                tenants.pageByKey(after == null ? null : after.tenant().id(), PagedRows.PAGE);
        List<Tenant> meant = new ArrayList<>(next.items());
        if (begun != null) {
            meant.addFirst(begun);
        }
        List<HeldNumber> numbers = stock.held(
                meant.stream().map(Tenant::id).toList(), after == null ? null : after.number(), PagedRows.PAGE);
        Map<TenantId, List<HeldNumber>> byTenant = new HashMap<>();
        numbers.forEach(number -> byTenant.computeIfAbsent(number.tenantId(), any -> new ArrayList<>())
                .add(number));
        @Nullable HeldNumber last = numbers.size() < PagedRows.PAGE ? null : numbers.getLast();
        List<Line> lines = new ArrayList<>();
        for (Tenant tenant : meant) {
            lines.addAll(lines(tenant, tenant.equals(begun), byTenant.getOrDefault(tenant.id(), List.of())));
            if (last != null && last.tenantId().equals(tenant.id())) {
                return new Page<>(lines, Optional.of(new Place(tenant, last)));
            }
        }
        return new Page<>(lines, next.next().map(tenant -> new Place(tenant, null)));
    }

    private static List<Line> lines(Tenant tenant, boolean begun, List<HeldNumber> numbers) {
        if (tenant.status() == TenantStatus.CLOSED) {
            return List.of();
        }
        if (numbers.isEmpty()) {
            return begun ? List.of() : List.of(new Line(tenant, true, null));
        }
        List<Line> lines = new ArrayList<>();
        for (HeldNumber number : numbers) {
            lines.add(new Line(tenant, !begun && lines.isEmpty(), number));
        }
        return lines;
    }

    private static String[] cells(Line line) {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        Tenant tenant = line.tenant();
        cells.put(ImportColumn.ACCOUNT_NUMBER, tenant.accountNumber());
        if (line.first()) {
            @Nullable PhoneNumber main = tenant.mainNumber();
            cells.put(ImportColumn.NAME, tenant.name());
            cells.put(ImportColumn.COUNTRY, tenant.country());
            cells.put(ImportColumn.ZIP_CODE, tenant.zipCode());
            cells.put(ImportColumn.COMPLEX, Boolean.toString(tenant.complex()));
            cells.put(ImportColumn.MAIN_NUMBER, main == null ? "" : main.e164());
            cells.put(ImportColumn.SERVICE_ADDRESS, tenant.serviceAddress());
            cells.put(ImportColumn.AUTHORIZED_PERSON, tenant.authorizedPerson());
        }
        @Nullable HeldNumber number = line.number();
        if (number != null) {
            cells.put(ImportColumn.PHONE_NUMBER, number.phoneNumber().e164());
            cells.put(ImportColumn.NUMBER_STATUS, number.status().code());
            cells.put(ImportColumn.NUMBER_ZIP_CODE, number.facts().zipCode());
            cells.put(ImportColumn.GUARDED_BY, number.facts().guardedBy().code());
            cells.put(ImportColumn.UPSTREAM, number.facts().upstream());
        }
        return Stream.of(COLUMNS).map(column -> cells.getOrDefault(column, "")).toArray(String[]::new);
    }
}
