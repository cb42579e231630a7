package io.portwarden.people.factor;

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
import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.session.SignInTrail;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to second factors, and tells the person, who else might not learn of it (NIST SP 800-63B-4,
 * section 4.1.2), in the transaction that it happens in. To be called last in it: it holds the end of the tenant's trail.
 */
@Component
class FactorRecords {

    /** After one mail of a wrong code, the next ones are not told of for so long. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final SignInTrail signIns;
    private final AuditTrail trail;
    private final Outbox outbox;

    FactorRecords(
            Transactions transactions,
            PersonRepository people,
            AccountRepository accounts,
            SignInTrail signIns,
            AuditTrail trail,
            Outbox outbox) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.signIns = signIns;
        this.trail = trail;
        this.outbox = outbox;
    }

    void codesSetUp(Person person) {
        tell(person, NoticeKind.CODES_SET_UP, Map.of());
        record(person, byPerson(person, AuditKind.CODES_SET_UP));
    }

    void codesRemoved(Person person) {
        tell(person, NoticeKind.CODES_REMOVED, Map.of());
        record(person, byPerson(person, AuditKind.CODES_REMOVED));
    }

    void recoveryCodesRenewed(Person person) {
        tell(person, NoticeKind.RECOVERY_CODES_RENEWED, Map.of());
        record(person, byPerson(person, AuditKind.RECOVERY_CODES_RENEWED));
    }

    /** @param left how many were not used yet */
    void recoveryCodeUsed(Person person, int left) {
        tell(person, NoticeKind.RECOVERY_CODE_USED, Map.of(NoticeParam.COUNT, Integer.toString(left)));
        record(person, byPerson(person, AuditKind.RECOVERY_CODE_USED).with(AuditDetail.COUNT, left));
    }

    /**
     * Somebody, not necessarily the person, has asked for a link.
     *
     * @param path of the link that works once; goes nowhere but into the mail
     */
    void linkMailed(Person person, String path, Instant until) {
        tell(
                person,
                NoticeKind.SECOND_FACTOR_LINK,
                Map.of(
                        NoticeParam.PATH,
                        path,
                        NoticeParam.UNTIL,
                        until.truncatedTo(ChronoUnit.SECONDS).toString()));
        record(person, AuditEvent.of(AuditKind.SECOND_FACTOR_LINK_REQUESTED).by(AuditActor.SYSTEM));
    }

    /**
     * A wrong code, after a right password: in a transaction of its own. There is no limit on those that are not looked at: of
     * them one a minute stands for the rest. The first in an hour is told by mail.
     *
     * @param checked whether it was looked at
     */
    void codeRefused(Key key, boolean checked, String address) {
        if (!checked && !signIns.isFirstInAWhile(key)) {
            return;
        }
        transactions.doStating(
                Scope.tenant(key.tenantId()),
                () -> people.find(key.membership()).ifPresent(person -> {
                    if (accounts.noteWrongCode(key, TOLD_FOR)) {
                        tell(person, NoticeKind.CODE_REFUSED, Map.of());
                    }
                    record(
                            person,
                            SignInTrail.withAddress(
                                    AuditEvent.of(AuditKind.CODE_REFUSED).by(AuditActor.SYSTEM), address));
                }));
    }

    /** An admin has decided about the tenant's viewers. */
    void viewersRule(SignedInPerson by, boolean holds) {
        outbox.add(new Notice(
                by.tenantId(),
                holds ? NoticeKind.VIEWERS_FACTOR_ON : NoticeKind.VIEWERS_FACTOR_OFF,
                Map.of(NoticeParam.PERSON, by.displayName())));
        trail.record(
                by.tenantId(),
                AuditEvent.of(holds ? AuditKind.VIEWERS_FACTOR_ON : AuditKind.VIEWERS_FACTOR_OFF)
                        .by(AuditActor.of(by)));
    }

    private static AuditEvent byPerson(Person person, AuditKind kind) {
        return AuditEvent.of(kind).by(AuditActor.of(person.signedIn()));
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
