package io.portwarden.order.access;

import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.order.life.Reviews;
import io.portwarden.order.store.OrderSettingsRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets a tenant say whether its orders are reviewed, where the provider asks it (ORD-4). */
@Service
public class ReviewService {

    private final Transactions transactions;
    private final Reviews reviews;
    private final OrderSettingsRepository settings;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;
    private final FreshSignIn freshSignIn;

    ReviewService(
            Transactions transactions,
            Reviews reviews,
            OrderSettingsRepository settings,
            AuditTrail trail,
            Outbox outbox,
            LiveUpdates liveUpdates,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.reviews = reviews;
        this.settings = settings;
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
        this.freshSignIn = freshSignIn;
    }

    /** Whether that is up to the tenant; otherwise every order is reviewed. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public boolean isUpToTenant() {
        return reviews.areOnlyWhereAsked();
    }

    /** Whether an order that passes every check is reviewed. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public boolean isOn() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return !reviews.areOnlyWhereAsked()
                || transactions.stating(Scope.tenant(tenantId), () -> settings.wantsReview(tenantId));
    }

    /**
     * Switches reviews on or off, for orders and corrections that come from the commit on. An order in review stays there.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws IllegalStateException when it is not up to the tenant
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void review(boolean wanted) {
        freshSignIn.requireFresh();
        if (!reviews.areOnlyWhereAsked()) {
            throw new IllegalStateException("Every order is reviewed");
        }
        SignedInPerson admin = CurrentPerson.get();
        TenantId tenantId = admin.tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> {
            if (settings.wantReview(tenantId, wanted)) {
                liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.ORDER, tenantId.value()));
                NoticeKind told = wanted ? NoticeKind.ORDER_REVIEW_ON : NoticeKind.ORDER_REVIEW_OFF;
                outbox.add(new Notice(tenantId, told, Map.of(NoticeParam.PERSON, admin.displayName())));
                trail.record(tenantId, AuditEvent.of(wanted ? AuditKind.ORDER_REVIEW_ON : AuditKind.ORDER_REVIEW_OFF));
            }
        });
    }
}
