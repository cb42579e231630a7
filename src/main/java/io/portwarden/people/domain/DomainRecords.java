package io.portwarden.people.domain;

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
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down what happens to a tenant's domains, and tells its admins. To be called last in the transaction. */
@Component
class DomainRecords {

    private final AuditTrail trail;
    private final Outbox outbox;

    DomainRecords(AuditTrail trail, Outbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    void claimed(TenantId tenantId, Domain domain) {
        record(tenantId, AuditEvent.of(AuditKind.DOMAIN_CLAIMED), domain);
    }

    void proven(SignedInPerson by, Domain domain) {
        tell(by.tenantId(), NoticeKind.DOMAIN_PROVEN, domain, Map.of(NoticeParam.PERSON, by.displayName()));
        record(by.tenantId(), AuditEvent.of(AuditKind.DOMAIN_PROVEN), domain);
    }

    void vouched(TenantId tenantId, Domain domain, DomainWord word) {
        tell(tenantId, NoticeKind.DOMAIN_VOUCHED, domain, Map.of());
        record(tenantId, AuditEvent.of(AuditKind.DOMAIN_VOUCHED).with(AuditDetail.REASONS, word), domain);
    }

    /** @param proven whether it counted for something */
    void removed(SignedInPerson by, Domain domain, boolean proven) {
        if (proven) {
            tell(by.tenantId(), NoticeKind.DOMAIN_REMOVED, domain, Map.of(NoticeParam.PERSON, by.displayName()));
        }
        record(by.tenantId(), AuditEvent.of(AuditKind.DOMAIN_REMOVED), domain);
    }

    void gone(TenantId tenantId, Domain domain) {
        tell(tenantId, NoticeKind.DOMAIN_GONE, domain, Map.of());
        record(tenantId, AuditEvent.of(AuditKind.DOMAIN_GONE).by(AuditActor.SYSTEM), domain);
    }

    void lost(TenantId tenantId, Domain domain) {
        tell(tenantId, NoticeKind.DOMAIN_LOST, domain, Map.of());
        record(tenantId, AuditEvent.of(AuditKind.DOMAIN_LOST).by(AuditActor.SYSTEM), domain);
    }

    /** Its tenant is closed. */
    void freed(TenantId tenantId, Domain domain) {
        record(tenantId, AuditEvent.of(AuditKind.DOMAIN_REMOVED).by(AuditActor.SYSTEM), domain);
    }

    private void tell(TenantId tenantId, NoticeKind kind, Domain domain, Map<NoticeParam, String> more) {
        EnumMap<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.SUBJECT, domain.shown());
        params.putAll(more);
        outbox.add(new Notice(tenantId, kind, params));
    }

    private void record(TenantId tenantId, AuditEvent event, Domain domain) {
        trail.record(tenantId, event.about(AuditSubject.domain(domain.value())));
    }
}
