package io.portwarden.people.sso.own;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.people.Person;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SignInTrail;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to tenants' own providers and by them, and tells the tenant's admins, in the transaction that it
 * happens in. To be called last in it.
 */
@Component
class OwnProviderRecords {

    /** Who comes back with the same again within so long is not told of once more. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final AuditTrail trail;
    private final Outbox outbox;

    OwnProviderRecords(AuditTrail trail, Outbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    /** Added, or changed. */
    void saved(SignedInPerson by, OwnProvider provider) {
        record(by, AuditKind.OWN_PROVIDER_SAVED, NoticeKind.OWN_PROVIDER_SAVED, provider);
    }

    void ruled(SignedInPerson by, OwnProvider provider, ProviderRule rule) {
        if (rule == ProviderRule.REQUIRED) {
            record(by, AuditKind.OWN_PROVIDER_REQUIRED, NoticeKind.OWN_PROVIDER_REQUIRED, provider);
        } else {
            record(by, AuditKind.OWN_PROVIDER_OFFERED, NoticeKind.OWN_PROVIDER_OFFERED, provider);
        }
    }

    void removed(SignedInPerson by, OwnProvider provider) {
        record(by, AuditKind.OWN_PROVIDER_REMOVED, NoticeKind.OWN_PROVIDER_REMOVED, provider);
    }

    /** One of the provider's people no longer has it required. */
    void released(TenantId tenantId, OwnProvider provider) {
        outbox.add(
                new Notice(tenantId, NoticeKind.OWN_PROVIDER_RELEASED, Map.of(NoticeParam.SUBJECT, provider.name())));
        trail.record(
                tenantId, AuditEvent.of(AuditKind.OWN_PROVIDER_RELEASED).about(AuditSubject.domain(provider.name())));
    }

    /** From now on the person is known by whom the provider calls so. */
    void linked(Person person) {
        trail.record(
                person.tenantId(),
                AuditEvent.of(AuditKind.SUBJECT_LINKED)
                        .by(AuditActor.of(person.signedIn()))
                        .about(AuditSubject.person(person.personId(), person.displayName())));
    }

    /** The provider says that somebody else than before has the person's address. */
    void otherSubject(Person person) {
        outbox.addOnce(
                person.personId().toString(),
                new Notice(
                        person.tenantId(),
                        NoticeKind.SUBJECT_DIFFERS,
                        Map.of(NoticeParam.MEMBER, person.email().value())),
                TOLD_FOR);
        trail.record(
                person.tenantId(),
                SignInTrail.withAddress(
                        AuditEvent.of(AuditKind.SUBJECT_DIFFERS)
                                .by(AuditActor.SYSTEM)
                                .about(AuditSubject.person(person.personId(), person.displayName())),
                        CurrentSession.networkAddress()));
    }

    /** An admin has come in although the provider is required, because it is out (SIG-15). */
    void bypassed(SignedInPerson person) {
        outbox.add(new Notice(
                person.tenantId(), NoticeKind.OWN_PROVIDER_BYPASSED, Map.of(NoticeParam.PERSON, person.displayName())));
        trail.record(
                person.tenantId(),
                SignInTrail.withAddress(
                        AuditEvent.of(AuditKind.OWN_PROVIDER_BYPASSED).by(AuditActor.of(person)),
                        CurrentSession.networkAddress()));
    }

    private void record(SignedInPerson by, AuditKind kind, NoticeKind notice, OwnProvider provider) {
        outbox.add(new Notice(
                by.tenantId(),
                notice,
                Map.of(NoticeParam.PERSON, by.displayName(), NoticeParam.SUBJECT, provider.name())));
        trail.record(
                by.tenantId(), AuditEvent.of(kind).by(AuditActor.of(by)).about(AuditSubject.domain(provider.name())));
    }
}
