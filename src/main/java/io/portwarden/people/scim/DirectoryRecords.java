package io.portwarden.people.scim;

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
import io.portwarden.notification.Recipient;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.Person;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.tenant.TenantService;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what a directory does, and tells those whom it concerns, in the transaction that it happens in. Of a first
 * synchronization of hundreds the admins have one mail an hour; of what makes or unmakes an admin one each.
 */
@Component
class DirectoryRecords {

    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;
    private final TenantService tenants;

    DirectoryRecords(AuditTrail trail, Outbox outbox, LiveUpdates liveUpdates, TenantService tenants) {
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
        this.tenants = tenants;
    }

    /** What of a person a directory has changed. */
    enum Changed {
        /** It looks after somebody who was here already. */
        DIRECTORY,
        NAME,
        ADDRESS
    }

    /** Somebody has come in, and hears how. */
    void joined(Directory by, Person person) {
        outbox.add(
                new Notice(
                        by.tenantId(),
                        NoticeKind.DIRECTORY_LETS_IN,
                        Map.of(
                                NoticeParam.TENANT,
                                tenants.get(by.tenantId()).name(),
                                NoticeParam.MEMBER,
                                person.email().value())),
                recipient(person));
        if (person.role() == Role.TENANT_ADMIN) {
            tell(by, NoticeKind.MEMBER_NOW_ADMIN, person);
        } else {
            tellOnce(by, person);
        }
        record(by, about(by, AuditKind.PERSON_JOINED, person).with(AuditDetail.ROLE, person.role()));
    }

    /** To be called before it is done: an admin who leaves hears of it too. */
    void tellOfLeaving(Directory by, Person person, boolean last) {
        if (person.role() != Role.TENANT_ADMIN) {
            tellOnce(by, person);
            return;
        }
        tell(by, NoticeKind.MEMBER_REMOVED, person);
        if (last) {
            outbox.add(new Notice(
                    by.tenantId(),
                    NoticeKind.DIRECTORY_LAST_ADMIN,
                    Map.of(
                            NoticeParam.TENANT,
                            tenants.get(by.tenantId()).name(),
                            NoticeParam.MEMBER,
                            person.displayName())));
        }
    }

    void left(Directory by, Person person) {
        record(by, about(by, AuditKind.PERSON_REMOVED, person).with(AuditDetail.ROLE, person.role()));
    }

    /** To be called before it is done. */
    void tellOfRole(Directory by, Person person, Role role) {
        tell(by, role == Role.TENANT_ADMIN ? NoticeKind.MEMBER_NOW_ADMIN : NoticeKind.MEMBER_NOW_VIEWER, person);
    }

    void roleChanged(Directory by, Person person, Role role) {
        record(
                by,
                about(by, AuditKind.ROLE_CHANGED, person)
                        .with(AuditDetail.PREVIOUS_ROLE, person.role())
                        .with(AuditDetail.ROLE, role));
    }

    /** The mailbox that was the person's hears that it opens nothing any more; the admins hear of the new one. */
    void addressChanged(Directory by, Person before, EmailAddress after) {
        outbox.add(
                new Notice(
                        by.tenantId(),
                        NoticeKind.DIRECTORY_ADDRESS,
                        Map.of(NoticeParam.PERSON, by.name(), NoticeParam.MEMBER, after.value())),
                recipient(before));
        tellOnce(by, before);
    }

    void changed(Directory by, Person person, Collection<Changed> what) {
        record(by, about(by, AuditKind.PERSON_CHANGED, person).with(AuditDetail.FIELDS, what));
    }

    void tokenIssued(SignedInPerson by, String name) {
        token(by, name, AuditKind.API_KEY_ISSUED, NoticeKind.DIRECTORY_TOKEN_ISSUED);
    }

    void tokenRevoked(SignedInPerson by, String name) {
        token(by, name, AuditKind.API_KEY_REVOKED, NoticeKind.DIRECTORY_TOKEN_REVOKED);
    }

    /** An admin has decided whether the directory says who is one too. */
    void makesAdmins(SignedInPerson by, boolean wanted) {
        outbox.add(new Notice(
                by.tenantId(),
                wanted ? NoticeKind.DIRECTORY_ADMINS_ON : NoticeKind.DIRECTORY_ADMINS_OFF,
                Map.of(NoticeParam.PERSON, by.displayName())));
        trail.record(
                by.tenantId(),
                AuditEvent.of(wanted ? AuditKind.DIRECTORY_ADMINS_ON : AuditKind.DIRECTORY_ADMINS_OFF)
                        .by(AuditActor.of(by)));
    }

    private void token(SignedInPerson by, String name, AuditKind kind, NoticeKind notice) {
        outbox.add(new Notice(
                by.tenantId(), notice, Map.of(NoticeParam.PERSON, by.displayName(), NoticeParam.SUBJECT, name)));
        trail.record(by.tenantId(), AuditEvent.of(kind).by(AuditActor.of(by)).about(AuditSubject.key(name)));
    }

    private void tell(Directory by, NoticeKind kind, Person person) {
        outbox.add(new Notice(
                by.tenantId(), kind, Map.of(NoticeParam.PERSON, by.name(), NoticeParam.MEMBER, person.displayName())));
    }

    private void tellOnce(Directory by, Person person) {
        outbox.addOnce(
                "people",
                new Notice(
                        by.tenantId(),
                        NoticeKind.DIRECTORY_PEOPLE,
                        Map.of(NoticeParam.PERSON, by.name(), NoticeParam.MEMBER, person.displayName())),
                TOLD_FOR);
    }

    private void record(Directory by, AuditEvent event) {
        TenantId tenantId = by.tenantId();
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PEOPLE, tenantId.value()));
        trail.record(tenantId, event);
    }

    private static AuditEvent about(Directory by, AuditKind kind, Person person) {
        return AuditEvent.of(kind)
                .by(AuditActor.directory(by.tokenId(), by.name()))
                .about(AuditSubject.person(person.personId(), person.displayName()));
    }

    private static Recipient recipient(Person person) {
        return new Recipient(person.email().value(), person.language());
    }
}
