package io.portwarden.webhook.delivery;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Dispatch;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.EventTaken;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to webhooks, on every node at once, as {@code Mailer} sends mails: takes one delivery, commits that, sends
 * while no connection is held, and writes down what came of it. If the program dies in between, another takes the
 * delivery when the claim has run out: receivers may get an event twice, with the same {@code webhook-id}.
 */
final class WebhookDeliverer extends Dispatch {

    /** Far longer than sending may take. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliverer.class);
    private static final int PART = 100;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final DeliveryRepository deliveries;
    private final EndpointRepository endpoints;
    private final SecretSeal seal;
    private final WebhookSender sender;
    private final WebhookWatch watch;
    private final EventTaken taken;
    private final Clock clock;

    /** @param workers how many deliveries this node sends at once; with 0 it does nothing by itself */
    WebhookDeliverer(
            Transactions transactions,
            DeliveryRepository deliveries,
            EndpointRepository endpoints,
            SecretSeal seal,
            WebhookSender sender,
            WebhookWatch watch,
            EventTaken taken,
            Clock clock,
            int workers) {
        super("webhooks", "Webhooks", workers, STOP_WITHIN);
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.seal = seal;
        this.sender = sender;
        this.watch = watch;
        this.taken = taken;
        this.clock = clock;
    }

    @Override
    protected boolean clear() {
        transactions.doStating(Scope.provider(), endpoints::eraseReplacedSecrets);
        int cleared = transactions.<Integer>patiently(Scope.provider(), deliveries::clear);
        if (cleared > 0) {
            LOG.info("Cleared {} old deliveries to webhooks", cleared);
        }
        return true;
    }

    @Override
    protected boolean handOn() {
        return transactions.<Integer>stating(Scope.provider(), () -> deliveries.handOn(PART)) > 0;
    }

    @Override
    protected boolean sendNext() {
        Optional<ClaimedDelivery> next = transactions.stating(Scope.provider(), () -> deliveries.claim(LEASE));
        next.ifPresent(delivery -> settle(delivery, send(delivery)));
        return next.isPresent();
    }

    private Attempt send(ClaimedDelivery delivery) {
        try {
            Instant now = clock.instant();
            String id = delivery.eventId().toString();
            String signatures = delivery.sealedSecrets().stream()
                    .map(secret -> seal.open(delivery.endpointId(), secret).sign(id, now, delivery.body()))
                    .collect(Collectors.joining(" "));
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("webhook-id", id);
            headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
            headers.put("webhook-signature", signatures);
            return sender.send(delivery.url(), headers, delivery.body());
        } catch (RuntimeException ownFault) {
            LOG.error("Could not send {}: {}", delivery, ownFault.toString());
            return Attempt.failed(DeliveryProblem.OWN_FAULT);
        }
    }

    private void settle(ClaimedDelivery delivery, Attempt attempt) {
        @Nullable DeliveryProblem problem = attempt.problem();
        TenantId tenantId = new TenantId(delivery.tenantId());
        transactions.doStating(Scope.provider().andTenant(tenantId), () -> {
            if (problem == null) {
                if (deliveries.delivered(delivery, Objects.requireNonNull(attempt.status()))) {
                    endpoints.succeeded(delivery.tenantId(), delivery.endpointId());
                    if (tenantId.equals(TenantId.PROVIDER)) {
                        taken.taken(delivery.eventId());
                    }
                }
            } else {
                settleFailed(delivery, attempt, problem);
            }
            watch.attempted(tenantId, delivery.endpointId());
        });
    }

    private void settleFailed(ClaimedDelivery delivery, Attempt attempt, DeliveryProblem problem) {
        boolean gone = problem == DeliveryProblem.GONE;
        @Nullable
        Duration pause = gone || delivery.isTest()
                ? null
                : RetrySchedule.pauseAfter(
                                delivery.attempts(), ThreadLocalRandom.current().nextDouble(), askedPause(attempt))
                        .orElse(null);
        if (!deliveries.failed(delivery, pause, attempt.status(), problem) || pause != null) {
            return;
        }
        TenantId tenantId = new TenantId(delivery.tenantId());
        if (gone) {
            endpoints
                    .disable(tenantId, delivery.endpointId(), DisabledReason.GONE, null)
                    .ifPresent(endpoint -> switchedOff(endpoint, DisabledReason.GONE));
        } else if (!delivery.isTest()) {
            endpoints
                    .disable(tenantId, delivery.endpointId(), DisabledReason.FAILING, delivery.createdAt())
                    .ifPresent(endpoint -> switchedOff(endpoint, DisabledReason.FAILING));
        }
    }

    private Duration askedPause(Attempt attempt) {
        return Optional.ofNullable(attempt.retryAfter())
                .flatMap(asked -> RetryAfter.of(asked, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private void switchedOff(WebhookEndpoint endpoint, DisabledReason reason) {
        LOG.warn("Switched off {}: {}", endpoint, reason.code());
        deliveries.giveUpWaiting(endpoint);
        watch.switchedOff(endpoint, reason);
    }
}
