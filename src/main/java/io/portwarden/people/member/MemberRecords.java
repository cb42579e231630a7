package io.portwarden.people.member;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes down who becomes and ceases to be one of a tenant's people, and tells those who decide about it, in the
 * transaction that it happens in. To be called last in it: it holds the end of the tenant's trail.
 */
@Component
class MemberRecords {

    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;

    MemberRecords(AuditTrail trail, Outbox outbox, LiveUpdates liveUpdates) {
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
    }

    /**
     * Of somebody who is invited, or once more.
     *
     * @param link path of the link that works once; goes nowhere but into the mail
     */
    void invited(
            TenantId tenantId,
            String tenantName,
            UUID invitationId,
            EmailAddress email,
            Role role,
            Locale language,
            SignedInPerson by,
            String link,
            Instant until) {
        outbox.add(
                new Notice(
                        tenantId,
                        NoticeKind.PERSON_INVITED,
                        Map.of(
                                NoticeParam.TENANT,
                                tenantName,
                                NoticeParam.PERSON,
                                by.displayName(),
                                NoticeParam.PATH,
                                link,
                                NoticeParam.UNTIL,
                                until.truncatedTo(ChronoUnit.SECONDS).toString())),
                new Recipient(email.value(), language));
        invitationMade(tenantId, invitationId, email, role, by);
    }

    /** Of somebody who cannot accept, because the address signs in elsewhere. To those who decide it looks the same. */
    void invitedElsewhere(
            TenantId tenantId,
            String tenantName,
            UUID invitationId,
            EmailAddress email,
            Role role,
            Locale language,
            SignedInPerson by) {
        outbox.add(
                new Notice(
                        tenantId,
                        NoticeKind.PERSON_INVITED_ELSEWHERE,
                        Map.of(NoticeParam.TENANT, tenantName, NoticeParam.PERSON, by.displayName())),
                new Recipient(email.value(), language));
        invitationMade(tenantId, invitationId, email, role, by);
    }

    private void invitationMade(
            TenantId tenantId, UUID invitationId, EmailAddress email, Role role, SignedInPerson by) {
        if (role.isProviders()) {
            outbox.add(ofProvider(NoticeKind.OPERATOR_INVITED, by, email.value(), role));
        } else {
            tell(tenantId, NoticeKind.MEMBER_INVITED, by, email.value());
        }
        record(tenantId, invitation(AuditKind.PERSON_INVITED, invitationId, email.value(), role));
    }

    /** The program itself has invited the first operator; there is nobody to be told. */
    void firstOperatorInvited(UUID invitationId, EmailAddress email) {
        record(
                TenantId.PROVIDER,
                invitation(AuditKind.PERSON_INVITED, invitationId, email.value(), Role.OPERATOR)
                        .by(AuditActor.SYSTEM));
    }

    void invitationCancelled(TenantId tenantId, Invitation invitation) {
        record(
                tenantId,
                invitation(AuditKind.INVITATION_CANCELLED, invitation.id(), invitation.email(), invitation.role()));
    }

    /** By the person, who is not signed in for that. */
    void joined(Person person) {
        record(
                person.tenantId(),
                AuditEvent.of(AuditKind.PERSON_JOINED)
                        .by(AuditActor.of(person.signedIn()))
                        .about(AuditSubject.person(person.personId(), person.displayName()))
                        .with(AuditDetail.ROLE, person.role()));
    }

    /** To be called before it is done: also whoever loses something by it hears of it. */
    void tellOfRole(SignedInPerson by, Person person, Role role) {
        if (role.isProviders()) {
            tellAlso(person, ofProvider(NoticeKind.OPERATOR_ROLE, by, person.displayName(), role));
            return;
        }
        NoticeKind kind = role == Role.TENANT_ADMIN ? NoticeKind.MEMBER_NOW_ADMIN : NoticeKind.MEMBER_NOW_VIEWER;
        tell(by.tenantId(), kind, by, person.displayName());
    }

    void roleChanged(SignedInPerson by, Person person, Role role) {
        record(
                by.tenantId(),
                about(AuditKind.ROLE_CHANGED, by, person)
                        .with(AuditDetail.PREVIOUS_ROLE, person.role())
                        .with(AuditDetail.ROLE, role));
    }

    /** Tells the person and those who decide about it. */
    void tellOfFactorReset(SignedInPerson by, Person person) {
        tellOfFactorReset(person, by.displayName());
        NoticeKind kind =
                person.role().isProviders() ? NoticeKind.OPERATOR_FACTOR_RESET : NoticeKind.MEMBER_FACTOR_RESET;
        tell(by.tenantId(), kind, by, person.displayName());
    }

    /** The same where it was done by a setting, which stands for whoever can start the program. */
    void tellOfFactorReset(Person person) {
        tellOfFactorReset(person, "portwarden.bootstrap.reset-second-factor");
    }

    private void tellOfFactorReset(Person person, String by) {
        outbox.add(
                new Notice(person.tenantId(), NoticeKind.SECOND_FACTOR_RESET, Map.of(NoticeParam.PERSON, by)),
                new Recipient(person.email().value(), person.language()));
    }

    void factorReset(Person person) {
        record(
                person.tenantId(),
                AuditEvent.of(AuditKind.SECOND_FACTOR_RESET)
                        .by(AuditActor.SYSTEM)
                        .about(AuditSubject.person(person.personId(), person.displayName())));
    }

    void factorReset(SignedInPerson by, Person person) {
        record(by.tenantId(), about(AuditKind.SECOND_FACTOR_RESET, by, person));
    }

    /** To be called before it is done: also whoever is removed hears of it. */
    void tellOfRemoval(SignedInPerson by, Person person) {
        if (person.role().isProviders()) {
            tellAlso(person, ofProvider(NoticeKind.OPERATOR_REMOVED, by, person.displayName(), person.role()));
        } else {
            tell(by.tenantId(), NoticeKind.MEMBER_REMOVED, by, person.displayName());
        }
    }

    void removed(SignedInPerson by, Person person) {
        record(by.tenantId(), about(AuditKind.PERSON_REMOVED, by, person).with(AuditDetail.ROLE, person.role()));
    }

    private void record(TenantId tenantId, AuditEvent event) {
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PEOPLE, tenantId.value()));
        trail.record(tenantId, event);
    }

    private static AuditEvent about(AuditKind kind, SignedInPerson by, Person person) {
        return AuditEvent.of(kind)
                .by(AuditActor.of(by))
                .about(AuditSubject.person(person.personId(), person.displayName()));
    }

    private static AuditEvent invitation(AuditKind kind, UUID invitationId, String email, Role role) {
        String name = email.substring(0, Math.min(email.length(), 200));
        return AuditEvent.of(kind)
                .about(AuditSubject.person(invitationId, name))
                .with(AuditDetail.ROLE, role);
    }

    /** Of the provider's people, whoever it is done to is not always one of those who are told of it. */
    private void tellAlso(Person person, Notice notice) {
        outbox.addAlsoFor(notice, new Recipient(person.email().value(), person.language()));
    }

    private static Notice ofProvider(NoticeKind kind, SignedInPerson by, String member, Role role) {
        return new Notice(
                TenantId.PROVIDER,
                kind,
                Map.of(
                        NoticeParam.PERSON,
                        by.displayName(),
                        NoticeParam.MEMBER,
                        member,
                        NoticeParam.ROLE,
                        role.code()));
    }

    private void tell(TenantId tenantId, NoticeKind kind, SignedInPerson by, String member) {
        outbox.add(
                new Notice(tenantId, kind, Map.of(NoticeParam.PERSON, by.displayName(), NoticeParam.MEMBER, member)));
    }
}
