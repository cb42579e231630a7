package io.portwarden.soa;

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
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reminds operators by mail of what still waits two business hours before it is too late, on every node (ORD-13). */
@Component
class SoaReminders extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final SoaTaskRepository tasks;
    private final Outbox outbox;
    private final Clock clock;

    SoaReminders(Transactions transactions, SoaTaskRepository tasks, Outbox outbox, Clock clock) {
        super("soa-reminders", "Reminders of what the SOA waits for", EVERY, EVERY);
        this.transactions = transactions;
        this.tasks = tasks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return of how many tasks */
    int remind() {
        return transactions.<Integer>stating(Scope.provider().andTenant(TenantId.PROVIDER), () -> {
            List<SoaTask> due = tasks.takeReminders(clock.instant());
            due.forEach(task -> outbox.add(new Notice(
                    TenantId.PROVIDER,
                    NoticeKind.SOA_TASK_DUE,
                    Map.of(
                            NoticeParam.CARRIER,
                            task.carrierName(),
                            NoticeParam.ORDER,
                            task.purchaseOrderNumber(),
                            NoticeParam.NUMBERS,
                            Notice.numbers(task.phoneNumbers()),
                            NoticeParam.DUE,
                            task.dueDate().toString(),
                            NoticeParam.EXPIRES,
                            task.dueAt().toString()))));
            return due.size();
        });
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
