package io.portwarden.order;

import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditTrail;
import io.portwarden.audit.ExportFormat;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.CsvTable;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writes the orders of all tenants for other programs and for spreadsheets, with what the carriers were told. */
@Service
public class DeskOrderExport {

    private static final int PAGE = 1_000;
    private static final String SEPARATOR = "; ";
    private static final String[] COLUMNS = {
        "id",
        "tenant",
        "tenantAccountNumber",
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
        "updatedAt"
    };

    private final Transactions transactions;
    private final DeskSearchRepository searches;
    private final OrderRepository orders;
    private final TenantService tenants;
    private final AuditTrail trail;

    DeskOrderExport(
            Transactions transactions,
            DeskSearchRepository searches,
            OrderRepository orders,
            TenantService tenants,
            AuditTrail trail) {
        this.transactions = transactions;
        this.searches = searches;
        this.orders = orders;
        this.tenants = tenants;
        this.trail = trail;
    }

    /**
     * Writes the orders that the search leaves as CSV, newest first, with all their numbers. That is recorded first, in
     * the provider's own trail. Page by page, so that there is never more than a page in memory and whoever reads slowly
     * holds no connection.
     *
     * @throws IOException when nobody reads any more
     */
    @PreAuthorize("hasRole('OPERATOR')")
    public void write(DeskSearch search, OutputStream out) throws IOException {
        transactions.doStating(
                Scope.tenant(TenantId.PROVIDER),
                () -> trail.record(
                        TenantId.PROVIDER,
                        AuditEvent.of(AuditKind.ORDERS_EXPORTED).with(AuditDetail.FORMAT, ExportFormat.CSV)));
        Map<CarrierId, Carrier> carriers = new HashMap<>();
        Map<TenantId, Tenant> holders = new HashMap<>();
        try (CsvTable table = new CsvTable(out, COLUMNS)) {
            Optional<UUID> after = Optional.empty();
            do {
                @Nullable UUID key = after.orElse(null);
                Page<PortOutOrder> page = transactions.searching(Scope.provider(), () -> {
                    Page<PortOutOrder> read = searches.orders(search, key, PAGE);
                    read.items().forEach(order -> {
                        carriers.computeIfAbsent(order.carrierId(), orders::carrier);
                        holders.computeIfAbsent(order.tenantId(), tenants::get);
                    });
                    return read;
                });
                page.items()
                        .forEach(order -> table.row(row(
                                order,
                                Objects.requireNonNull(holders.get(order.tenantId())),
                                Objects.requireNonNull(carriers.get(order.carrierId())))));
                after = page.next();
            } while (after.isPresent());
        }
    }

    private static String[] row(PortOutOrder order, Tenant tenant, Carrier carrier) {
        return new String[] {
            order.id().toString(),
            tenant.name(),
            tenant.accountNumber(),
            order.name().purchaseOrderNumber(),
            Integer.toString(order.name().version()),
            order.status().code(),
            carrier.spid(),
            carrier.name(),
            order.phoneNumbers().stream().map(PhoneNumber::national).collect(Collectors.joining(SEPARATOR)),
            order.reasons().stream().map(Reason::carrierCode).distinct().collect(Collectors.joining(SEPARATOR)),
            order.desiredDueDate().toString(),
            Objects.toString(order.firmOrderCommitmentDate(), ""),
            Objects.toString(order.reviewEndsAt(), ""),
            Objects.toString(order.decision(), ""),
            order.receivedAt().toString(),
            order.updatedAt().toString()
        };
    }
}
