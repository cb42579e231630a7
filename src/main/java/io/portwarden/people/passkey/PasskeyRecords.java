package io.portwarden.people.passkey;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.notification.Recipient;
import io.portwarden.people.AccountRepository;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SignInTrail;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Map;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to passkeys. To be called last in the transaction that it happens in: it holds the end of the
 * tenant's trail.
 */
@Component
class PasskeyRecords {

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final PersonRepository people;
    private final PasskeyRepository passkeys;

    PasskeyRecords(
            Transactions transactions,
            AuditTrail trail,
            Outbox outbox,
            PersonRepository people,
            PasskeyRepository passkeys) {
        this.transactions = transactions;
        this.passkeys = passkeys;
        this.trail = trail;
        this.outbox = outbox;
        this.people = people;
    }

    /** Tells the person too, who else might not learn of it (NIST SP 800-63B-4, section 4.1.2). */
    void added(Person person, String name) {
        outbox.add(
                new Notice(person.tenantId(), NoticeKind.PASSKEY_ADDED, Map.of(NoticeParam.PASSKEY, name)),
                new Recipient(person.email().value(), person.language()));
        record(person.signedIn(), AuditKind.PASSKEY_ADDED);
    }

    void removed(SignedInPerson me) {
        record(me, AuditKind.PASSKEY_REMOVED);
    }

    /** In a transaction of its own: the one in which the passkey was checked has come to nothing. */
    void refused(TenantId tenantId, Bytes id) {
        transactions.doStating(
                Scope.tenant(tenantId),
                () -> passkeys.person(id)
                        .map(AccountRepository.Key::membership)
                        .flatMap(people::find)
                        .ifPresent(holder -> trail.record(
                                tenantId,
                                SignInTrail.withAddress(
                                        SignInTrail.refusal(holder), CurrentSession.networkAddress()))));
    }

    private void record(SignedInPerson me, AuditKind kind) {
        trail.record(
                me.tenantId(),
                AuditEvent.of(kind).by(AuditActor.of(me)).about(AuditSubject.person(me.personId(), me.displayName())));
    }
}
