package io.portwarden.number.life;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.number.LockChange;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to locks and tells the tenant's admins of it, in the transaction that it happens in (ORD-9):
 * once for all numbers that were changed together. To be called last in it: it holds the end of the tenant's trail.
 */
@Component
public class NumberRecords {

    /** Larger numbers are not taken into the trail; what is said of more is said in parts. */
    private static final int LARGEST_COUNT = 99_999;

    private final AuditTrail trail;
    private final Outbox outbox;

    NumberRecords(AuditTrail trail, Outbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    void locked(SignedInPerson by, LockChange change) {
        tell(by.tenantId(), NoticeKind.NUMBERS_LOCKED, change, Map.of(NoticeParam.PERSON, by.displayName()));
        record(by.tenantId(), AuditEvent.of(AuditKind.NUMBER_LOCKED).by(AuditActor.of(by)), change);
    }

    void unlocked(SignedInPerson by, LockChange change, @Nullable Instant until) {
        AuditEvent event = AuditEvent.of(AuditKind.NUMBER_UNLOCKED).by(AuditActor.of(by));
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.PERSON, by.displayName());
        if (until == null) {
            tell(by.tenantId(), NoticeKind.NUMBERS_UNLOCKED, change, params);
            record(by.tenantId(), event, change);
        } else {
            params.put(NoticeParam.UNLOCKED_UNTIL, until.toString());
            tell(by.tenantId(), NoticeKind.NUMBERS_UNLOCKED_FOR_A_TIME, change, params);
            record(by.tenantId(), event.with(AuditDetail.UNTIL, until), change);
        }
    }

    void lockedAgain(TenantId tenantId, LockChange change) {
        tell(tenantId, NoticeKind.NUMBERS_LOCKED_AGAIN, change, Map.of());
        record(tenantId, AuditEvent.of(AuditKind.NUMBER_LOCK_RETURNED).by(AuditActor.SYSTEM), change);
    }

    public void lockingNew(TenantId tenantId, boolean lock) {
        trail.record(tenantId, AuditEvent.of(lock ? AuditKind.NEW_NUMBERS_LOCKED : AuditKind.NEW_NUMBERS_NOT_LOCKED));
    }

    private void record(TenantId tenantId, AuditEvent event, LockChange change) {
        if (change.count() == 1) {
            trail.record(
                    tenantId, event.about(AuditSubject.number(change.first().getFirst())));
            return;
        }
        AuditEvent ofSeveral = event.withNumbers(change.first());
        for (int left = change.count(); left > 0; left -= LARGEST_COUNT) {
            trail.record(tenantId, ofSeveral.with(AuditDetail.COUNT, Math.min(left, LARGEST_COUNT)));
        }
    }

    private void tell(TenantId tenantId, NoticeKind kind, LockChange change, Map<NoticeParam, String> more) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.putAll(more);
        params.put(NoticeParam.NUMBERS, Notice.numbers(change.first(), change.count()));
        outbox.add(new Notice(tenantId, kind, params));
    }
}
