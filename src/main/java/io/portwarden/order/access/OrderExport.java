package io.portwarden.order.access;

import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.ExportFormat;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.list.OrderSearchRepository;
import io.portwarden.shared.CsvTable;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.PagedRows;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Writes orders as CSV for other programs and for spreadsheets, newest first, with all their numbers: a tenant's own, or
 * those of all tenants for the desk, with what the carriers were told. That is recorded first.
 */
@Service
public class OrderExport {

    private static final String SEPARATOR = "; ";
    private static final List<String> ID = List.of("id");
    private static final List<String> TENANT = List.of("tenant", "tenantAccountNumber");
    private static final List<String> ORDER = List.of(
            "purchaseOrderNumber",
            "version",
            "status",
            "carrierSpid",
            "carrier",
            "phoneNumbers",
            "reasons",
            "desiredDueDate",
            "firmOrderCommitmentDate",
            "reviewEndsAt",
            "decision",
            "receivedAt",
            "updatedAt",
            "newNetworkServiceProvider",
            "rejectedUnlessConfirmed");

    private final Transactions transactions;
    private final OrderSearchRepository orders;
    private final CarrierService carriers;
    private final TenantService tenants;
    private final AuditTrail trail;

    OrderExport(
            Transactions transactions,
            OrderSearchRepository orders,
            CarrierService carriers,
            TenantService tenants,
            AuditTrail trail) {
        this.transactions = transactions;
        this.orders = orders;
        this.carriers = carriers;
        this.tenants = tenants;
        this.trail = trail;
    }

    /** An order with what stands in its row beside it. */
    private record Row(
            PortOutOrder order, Carrier carrier, @Nullable Tenant holder) {}

    /**
     * Writes those of the tenant's orders that the search leaves.
     *
     * @param written is told how many rows there are by now; an exception of its ends the writing. Only after the last row
     *     the stream is closed: what is closed looks whole
     * @throws IOException when nobody reads any more
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public void write(OrderSearch search, OutputStream out, LongConsumer written) throws IOException {
        TenantId me = CurrentPerson.get().tenantId();
        record(me, search);
        Map<CarrierId, Carrier> seen = new HashMap<>();
        PagedRows<Row, UUID> rows = after -> transactions.searching(
                Scope.tenant(me),
                () -> orders.orders(me, search, after, PagedRows.PAGE).map(order -> row(order, seen, null)));
        CsvTable table = new CsvTable(out, names(ID, ORDER));
        rows.write(
                row -> table.row(cells(Stream.of(row.order().id().toString()), order(row, Reason::code))),
                table,
                written);
    }

    /**
     * Writes those of all tenants' orders that the search leaves. It is recorded in the provider's own trail.
     *
     * @param written as with {@link #write}
     * @throws IOException when nobody reads any more
     */
    @PreAuthorize("hasRole('DESK')")
    public void writeOfAll(DeskSearch search, OutputStream out, LongConsumer written) throws IOException {
        record(TenantId.PROVIDER, search.orders());
        Map<CarrierId, Carrier> seen = new HashMap<>();
        Map<TenantId, Tenant> holders = new HashMap<>();
        PagedRows<Row, UUID> rows = after -> transactions.searching(
                Scope.provider(),
                () -> orders.orders(search, after, PagedRows.PAGE)
                        .map(shown -> row(
                                shown.order(),
                                seen,
                                holders.computeIfAbsent(shown.order().tenantId(), tenants::get))));
        CsvTable table = new CsvTable(out, names(ID, TENANT, ORDER));
        rows.write(
                row -> {
                    Tenant holder = Objects.requireNonNull(row.holder());
                    table.row(cells(
                            Stream.of(row.order().id().toString(), holder.name(), holder.accountNumber()),
                            order(row, Reason::carrierCode)));
                },
                table,
                written);
    }

    private Row row(PortOutOrder order, Map<CarrierId, Carrier> seen, @Nullable Tenant holder) {
        return new Row(order, seen.computeIfAbsent(order.carrierId(), carriers::get), holder);
    }

    private static Stream<String> order(Row row, Function<Reason, String> reason) {
        PortOutOrder order = row.order();
        return Stream.of(
                order.name().purchaseOrderNumber(),
                Integer.toString(order.name().version()),
                order.status().code(),
                row.carrier().spid(),
                row.carrier().name(),
                order.phoneNumbers().stream().map(PhoneNumber::national).collect(Collectors.joining(SEPARATOR)),
                order.reasons().stream().map(reason).distinct().collect(Collectors.joining(SEPARATOR)),
                order.isDated(row.carrier()) ? order.desiredDueDate().toString() : "",
                Objects.toString(order.firmOrderCommitmentDate(), ""),
                Objects.toString(order.reviewEndsAt(), ""),
                Objects.toString(order.decision(), ""),
                order.receivedAt().toString(),
                order.updatedAt().toString(),
                order.asked().newNetworkServiceProvider(),
                order.silenceRefuses() ? "yes" : "");
    }

    private static String[] cells(Stream<String> first, Stream<String> then) {
        return Stream.concat(first, then).toArray(String[]::new);
    }

    @SafeVarargs
    private static String[] names(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toArray(String[]::new);
    }

    private void record(TenantId whose, OrderSearch search) {
        transactions.doStating(Scope.tenant(whose), () -> trail.record(whose, exported(search)));
    }

    private static AuditEvent exported(OrderSearch search) {
        AuditEvent event = AuditEvent.of(AuditKind.ORDERS_EXPORTED).with(AuditDetail.FORMAT, ExportFormat.CSV);
        if (search.status() != null) {
            event = event.with(AuditDetail.STATUS, search.status());
        }
        if (search.from() != null) {
            event = event.with(AuditDetail.FROM, search.from());
        }
        if (search.until() != null) {
            event = event.with(AuditDetail.UNTIL, search.until());
        }
        return event;
    }
}
