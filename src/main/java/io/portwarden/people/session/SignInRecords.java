package io.portwarden.people.session;

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
import io.portwarden.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down who changes passwords and ends sessions, and tells the person, in the transaction that it happens in. To be
 * called last in it: it holds the end of the tenant's trail.
 */
@Component
public class SignInRecords {

    private final AuditTrail trail;
    private final Outbox outbox;

    SignInRecords(AuditTrail trail, Outbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    /** By the person, on some other screen or on this one. */
    void sessionsEnded(Person person) {
        record(person, AuditEvent.of(AuditKind.SESSIONS_ENDED).by(AuditActor.of(person.signedIn())));
    }

    /** By the provider by whose word they began. */
    void sessionsEndedElsewhere(Person person) {
        record(person, AuditEvent.of(AuditKind.SESSIONS_ENDED).by(AuditActor.SYSTEM));
    }

    /** Tells the person too, who else might not learn of it (NIST SP 800-63B-4, section 4.1.2). */
    public void passwordChanged(Person person) {
        tell(person, NoticeKind.PASSWORD_CHANGED, Map.of());
        record(person, AuditEvent.of(AuditKind.PASSWORD_CHANGED).by(AuditActor.of(person.signedIn())));
    }

    /**
     * Somebody, not necessarily the person, has asked for a link.
     *
     * @param path of the link that works once; goes nowhere but into the mail
     */
    public void passwordResetRequested(Person person, String path, Instant until) {
        tell(
                person,
                NoticeKind.PASSWORD_RESET,
                Map.of(
                        NoticeParam.PATH,
                        path,
                        NoticeParam.UNTIL,
                        until.truncatedTo(ChronoUnit.SECONDS).toString()));
        record(person, AuditEvent.of(AuditKind.PASSWORD_RESET_REQUESTED).by(AuditActor.SYSTEM));
    }

    private void tell(Person person, NoticeKind kind, Map<NoticeParam, String> params) {
        outbox.add(
                new Notice(person.tenantId(), kind, params),
                new Recipient(person.email().value(), person.language()));
    }

    private void record(Person person, AuditEvent event) {
        trail.record(person.tenantId(), event.about(AuditSubject.person(person.personId(), person.displayName())));
    }
}
