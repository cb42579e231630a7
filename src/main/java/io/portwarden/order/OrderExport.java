package io.portwarden.order;

import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditTrail;
import io.portwarden.audit.ExportFormat;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.CsvTable;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writes a tenant's orders for other programs and for spreadsheets. */
@Service
public class OrderExport {

    private static final int PAGE = 1_000;
    private static final int TOLD_EVERY = 100;
    private static final String SEPARATOR = "; ";
    private static final String[] COLUMNS = {
        "id",
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
    private final OrderSearchRepository orders;
    private final OrderRepository carriers;
    private final AuditTrail trail;

    OrderExport(Transactions transactions, OrderSearchRepository orders, OrderRepository carriers, AuditTrail trail) {
        this.transactions = transactions;
        this.orders = orders;
        this.carriers = carriers;
        this.trail = trail;
    }

    /**
     * Writes the orders that the search leaves as CSV, newest first, with all their numbers. That is recorded first. Page
     * by page, so that there is never more than a page in memory and whoever reads slowly holds no connection.
     *
     * @param written is told how many rows there are by now; an exception of its ends the writing. Only after the last row
     *     the stream is closed: what is closed looks whole
     * @throws IOException when nobody reads any more
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public void write(OrderSearch search, OutputStream out, LongConsumer written) throws IOException {
        TenantId tenantId = CurrentPerson.get().tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> trail.record(tenantId, exported(search)));
        Map<CarrierId, Carrier> known = new HashMap<>();
        CsvTable table = new CsvTable(out, COLUMNS);
        long rows = 0;
        Optional<UUID> after = Optional.empty();
        do {
            @Nullable UUID key = after.orElse(null);
            Page<PortOutOrder> page = transactions.searching(Scope.tenant(tenantId), () -> {
                Page<PortOutOrder> read = orders.orders(tenantId, search, key, PAGE);
                read.items().forEach(order -> known.computeIfAbsent(order.carrierId(), carriers::carrier));
                return read;
            });
            for (PortOutOrder order : page.items()) {
                write(order, Objects.requireNonNull(known.get(order.carrierId())), table);
                if (++rows % TOLD_EVERY == 0) {
                    written.accept(rows);
                }
            }
            after = page.next();
        } while (after.isPresent());
        table.close();
    }

    private static void write(PortOutOrder order, Carrier carrier, CsvTable table) {
        table.row(
                order.id().toString(),
                order.name().purchaseOrderNumber(),
                Integer.toString(order.name().version()),
                order.status().code(),
                carrier.spid(),
                carrier.name(),
                order.phoneNumbers().stream().map(PhoneNumber::national).collect(Collectors.joining(SEPARATOR)),
                order.reasons().stream().map(Reason::code).collect(Collectors.joining(SEPARATOR)),
                order.desiredDueDate().toString(),
                Objects.toString(order.firmOrderCommitmentDate(), ""),
                Objects.toString(order.reviewEndsAt(), ""),
                Objects.toString(order.decision(), ""),
                order.receivedAt().toString(),
                order.updatedAt().toString());
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
