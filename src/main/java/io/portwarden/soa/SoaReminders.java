package io.portwarden.soa;

import io.portwarden.carrier.CarrierService;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reminds operators by mail of what still waits two business hours before it is too late, on every node (ORD-13). */
@Component
class SoaReminders extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final SoaTaskRepository tasks;
    private final CarrierService carriers;
    private final Outbox outbox;
    private final Clock clock;

    SoaReminders(
            Transactions transactions, SoaTaskRepository tasks, CarrierService carriers, Outbox outbox, Clock clock) {
        super("soa-reminders", "Reminders of what the SOA waits for", EVERY, EVERY);
        this.transactions = transactions;
        this.tasks = tasks;
        this.carriers = carriers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return of how many tasks */
    int remind() {
        return transactions.<Integer>stating(Scope.provider().andTenant(TenantId.PROVIDER), () -> {
            Instant now = clock.instant();
            List<SoaTask> due = tasks.takeReminders(now);
            due.forEach(task -> outbox.add(task.isLateAt(now) ? late(task) : due(task)));
            return due.size();
        });
    }

    private static Notice due(SoaTask task) {
        return new Notice(TenantId.PROVIDER, NoticeKind.SOA_TASK_DUE, params(task, NoticeParam.EXPIRES));
    }

    /** Nobody was there in time, or it came too late for that: then no message helps. */
    private Notice late(SoaTask task) {
        Map<NoticeParam, String> params = params(task, NoticeParam.SINCE);
        String phone = carriers.contact(task.carrierId()).phone();
        if (!phone.isEmpty()) {
            params.put(NoticeParam.CALL, phone);
        }
        return new Notice(TenantId.PROVIDER, NoticeKind.SOA_TASK_LATE, params);
    }

    private static Map<NoticeParam, String> params(SoaTask task, NoticeParam end) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.CARRIER, task.carrierName());
        params.put(NoticeParam.ORDER, task.purchaseOrderNumber());
        params.put(NoticeParam.NUMBERS, Notice.numbers(task.phoneNumbers()));
        params.put(NoticeParam.DUE, task.dueDate().toString());
        params.put(end, task.dueAt().toString());
        return params;
    }

    @Override
    protected void round() {
        remind();
    }

    /** How many conflicts wait with two business hours left or less, or none. */
    long closing() {
        return transactions.<Long>stating(Scope.provider(), () -> tasks.closing(clock.instant()));
    }

    long late() {
        return transactions.<Long>stating(Scope.provider(), () -> tasks.late(clock.instant()));
    }
}
