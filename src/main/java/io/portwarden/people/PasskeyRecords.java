package io.portwarden.people;

import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.notification.Recipient;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.shared.SignedInPerson;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down who adds and removes passkeys, in the transaction that it happens in. To be called last in it: it holds the
 * end of the tenant's trail.
 */
@Component
class PasskeyRecords {

    private final AuditTrail trail;
    private final Outbox outbox;
    private final PersonRepository people;

    PasskeyRecords(AuditTrail trail, Outbox outbox, PersonRepository people) {
        this.trail = trail;
        this.outbox = outbox;
        this.people = people;
    }

    /** Tells the person too, who else might not learn of it (NIST SP 800-63B-4, section 4.1.2). */
    void added(SignedInPerson me, String name) {
        List<Recipient> self = people.find(Key.of(me)).stream()
                .map(person -> new Recipient(person.email().value(), person.language()))
                .toList();
        outbox.add(new Notice(me.tenantId(), NoticeKind.PASSKEY_ADDED, self, Map.of(NoticeParam.PASSKEY, name)));
        record(me, AuditKind.PASSKEY_ADDED);
    }

    void removed(SignedInPerson me) {
        record(me, AuditKind.PASSKEY_REMOVED);
    }

    private void record(SignedInPerson me, AuditKind kind) {
        trail.record(me.tenantId(), AuditEvent.of(kind).about(AuditSubject.person(me.personId(), me.displayName())));
    }
}
