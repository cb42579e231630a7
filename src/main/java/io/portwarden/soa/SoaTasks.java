package io.portwarden.soa;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.webhook.EventTaken;
import io.portwarden.webhook.access.WebhookEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a transaction leaves what has to be done at the SOA: told to the provider's webhooks, and kept for people until a
 * system has taken the event or somebody has ticked it off (decision 021).
 */
@Component
public class SoaTasks implements EventTaken {

    /** For what has no deadline of its own. */
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final WebhookEvents events;
    private final SoaTaskRepository tasks;
    private final LiveUpdates liveUpdates;

    SoaTasks(WebhookEvents events, SoaTaskRepository tasks, LiveUpdates liveUpdates) {
        this.events = events;
        this.tasks = tasks;
        this.liveUpdates = liveUpdates;
    }

    /** Only tells systems, in the transaction under way, which must be for the order's tenant; here and below. */
    public void tell(SoaStep step, String body) {
        events.forProvider(step.type(), body);
    }

    /**
     * Tells systems, and has it done. What waited for the same order until now waits no more.
     *
     * @param told what systems are told, who have heard of everything before
     * @param task what that means for people, who may have done nothing of it
     * @param dueAt from when on it is late; null for a day from now
     * @param remindAt when operators are reminded by mail; null for never
     */
    public void leave(
            SoaStep told,
            SoaStep task,
            SoaCase about,
            String body,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt) {
        TenantId tenantId = about.tenant().id();
        tasks.supersede(tenantId, about.orderId(), at);
        UUID eventId = events.forProvider(told.type(), body);
        tasks.insert(Identifiers.next(), eventId, task, about, at, dueAt == null ? at.plus(ONE_DAY) : dueAt, remindAt);
        changed();
    }

    /** What waits for the order. */
    public Optional<SoaStep> waiting(TenantId tenantId, UUID orderId) {
        return tasks.waiting(tenantId, orderId);
    }

    /** What waits for the order has lost its meaning. */
    public void drop(TenantId tenantId, UUID orderId, Instant at) {
        if (tasks.supersede(tenantId, orderId, at)) {
            changed();
        }
    }

    /**
     * What waits for the order is for another version and day of it.
     *
     * @param dueAt null to leave that as it is
     * @param remindAt when operators are reminded by mail; null for never
     */
    public void move(SoaCase about, @Nullable Instant dueAt, @Nullable Instant remindAt) {
        tasks.move(about, dueAt, remindAt);
        changed();
    }

    @Override
    public void taken(UUID eventId) {
        if (tasks.taken(eventId)) {
            changed();
        }
    }

    private void changed() {
        liveUpdates.publish(new LiveUpdate(TenantId.PROVIDER, LiveUpdate.Topic.TASK, TenantId.PROVIDER.value()));
    }
}
