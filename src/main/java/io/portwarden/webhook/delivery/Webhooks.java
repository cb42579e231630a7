package io.portwarden.webhook.delivery;

import io.portwarden.shared.Characters;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.TooManySecretsException;
import io.portwarden.webhook.TooManyWebhooksException;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookNotFoundException;
import io.portwarden.webhook.WebhookOwner;
import io.portwarden.webhook.WebhookSecret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the webhooks of tenants and carriers. It asks nobody for permission: those above do, and write down what was
 * done, in the same transaction, which is for {@link WebhookOwner#scope()}.
 */
public final class Webhooks {

    /** The type of the event that tries a webhook out. */
    static final String TEST = "webhook.test";

    private final Transactions transactions;
    private final EndpointRepository endpoints;
    private final DeliveryRepository deliveries;
    private final SecretSeal seal;
    private final WebhookTargets targets;
    private final Clock clock;

    Webhooks(
            Transactions transactions,
            EndpointRepository endpoints,
            DeliveryRepository deliveries,
            SecretSeal seal,
            WebhookTargets targets,
            Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.seal = seal;
        this.targets = targets;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<WebhookEndpoint> all(WebhookOwner owner) {
        return transactions.stating(owner.scope(), () -> endpoints.all(owner));
    }

    /**
     * Looks the host up, and so is called before a transaction begins.
     *
     * @throws InvalidWebhookUrlException when nothing can be sent there
     */
    public void requireReachable(String url) {
        targets.addresses(targets.parse(url));
    }

    /**
     * Adds a webhook to an address that {@link #requireReachable} has not refused.
     *
     * @throws TooManyWebhooksException when there are {@value WebhookEndpoint#MOST} already
     */
    public IssuedSecret add(WebhookOwner owner, String url, String description) {
        targets.parse(url);
        return transactions.stating(owner.scope(), () -> {
            endpoints.queue(owner);
            if (endpoints.all(owner).size() >= WebhookEndpoint.MOST) {
                throw new TooManyWebhooksException();
            }
            UUID id = Identifiers.next();
            WebhookSecret secret = WebhookSecret.random();
            endpoints.insert(owner, id, url.strip(), cut(description), seal.seal(id, secret));
            return new IssuedSecret(find(owner, id), secret);
        });
    }

    /** @throws WebhookNotFoundException when the owner has no such webhook, here and below */
    public WebhookEndpoint change(WebhookOwner owner, UUID id, String url, String description) {
        targets.parse(url);
        return changing(owner, id, endpoint -> endpoints.change(endpoint, url.strip(), cut(description)));
    }

    /** Removes a webhook and the log of its deliveries. @return what it was */
    public WebhookEndpoint remove(WebhookOwner owner, UUID id) {
        return transactions.stating(owner.scope(), () -> {
            WebhookEndpoint endpoint = find(owner, id);
            endpoints.delete(endpoint);
            return endpoint;
        });
    }

    /**
     * Makes a new secret; every one that there was signs too for {@link WebhookSecret#BOTH_SECRETS} after it was replaced.
     *
     * @throws TooManySecretsException when {@value WebhookSecret#MOST_REPLACED} were replaced in that time already
     */
    public IssuedSecret rotateSecret(WebhookOwner owner, UUID id) {
        WebhookSecret secret = WebhookSecret.random();
        return transactions.stating(owner.scope(), () -> {
            endpoints.queue(owner);
            WebhookEndpoint endpoint = find(owner, id);
            List<Instant> replaced = endpoint.replacedSecretsUntil();
            if (replaced.size() >= WebhookSecret.MOST_REPLACED) {
                throw new TooManySecretsException(replaced.getLast());
            }
            endpoints.rotate(endpoint, seal.seal(id, secret), WebhookSecret.BOTH_SECRETS);
            return new IssuedSecret(find(owner, id), secret);
        });
    }

    /** Switches on what was switched off; what could not be sent meanwhile can be sent again. */
    public WebhookEndpoint enable(WebhookOwner owner, UUID id) {
        return changing(owner, id, endpoints::enable);
    }

    /** Sends an event that means nothing, once, also to a webhook that is switched off. */
    public WebhookDelivery test(WebhookOwner owner, UUID id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String body = "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{}}".formatted(TEST, now);
        return delivering(owner, id, endpoint -> deliveries.insert(endpoint, Identifiers.next(), TEST, body));
    }

    /** Sends an event once more, with the same {@code webhook-id}, also to a webhook that is switched off. */
    public WebhookDelivery sendAgain(WebhookOwner owner, UUID id, UUID deliveryId) {
        return delivering(
                owner,
                id,
                endpoint -> deliveries.again(endpoint, deliveryId).orElseThrow(WebhookNotFoundException::new));
    }

    /**
     * The log of the last 30 days, newest first.
     *
     * @param after the key that the part before ended with; null for the first part
     * @param limit rows, 1 or more
     */
    public List<WebhookDelivery> deliveries(WebhookOwner owner, UUID id, @Nullable UUID after, int limit) {
        return transactions.stating(owner.scope(), () -> deliveries.page(find(owner, id), after, limit));
    }

    private WebhookEndpoint changing(WebhookOwner owner, UUID id, Consumer<WebhookEndpoint> change) {
        return transactions.stating(owner.scope(), () -> {
            change.accept(find(owner, id));
            return find(owner, id);
        });
    }

    private WebhookDelivery delivering(WebhookOwner owner, UUID id, Function<WebhookEndpoint, UUID> deliver) {
        return transactions.stating(owner.scope(), () -> {
            WebhookEndpoint endpoint = find(owner, id);
            UUID deliveryId = deliver.apply(endpoint);
            return deliveries.find(endpoint, deliveryId).orElseThrow(WebhookNotFoundException::new);
        });
    }

    private WebhookEndpoint find(WebhookOwner owner, UUID id) {
        return endpoints.find(owner, id).orElseThrow(WebhookNotFoundException::new);
    }

    private static String cut(String description) {
        String text = Characters.inOneLine(description);
        return Characters.count(text) <= WebhookEndpoint.LONGEST_DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WebhookEndpoint.LONGEST_DESCRIPTION));
    }
}
