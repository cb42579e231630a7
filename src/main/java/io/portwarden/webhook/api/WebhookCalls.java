package io.portwarden.webhook.api;

import io.portwarden.idempotency.api.IdempotentCalls;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PageQuery;
import io.portwarden.shared.api.PathId;
import io.portwarden.webhook.access.WebhookKeeping;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The calls about webhooks, which are the same for everybody who has them. Under which path and in which words, those below say,
 * each of whose methods repeats one of these only to be described.
 *
 * @param <K> whoever has shown a key
 */
abstract class WebhookCalls<K> {

    private final WebhookKeeping<K> webhooks;
    private final IdempotentCalls calls;
    private final String path;

    WebhookCalls(WebhookKeeping<K> webhooks, IdempotentCalls calls, String path) {
        this.webhooks = webhooks;
        this.calls = calls;
        this.path = path;
    }

    @GetMapping
    public WebhookList list(@AuthenticationPrincipal K keeper) {
        return new WebhookList(
                webhooks.all(keeper).stream().map(WebhookAnswer::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<WebhookAnswer> add(@AuthenticationPrincipal K keeper, HttpServletRequest request) {
        byte[] body = JsonBody.bytes(request);
        WebhookRequest sent = WebhookRequest.of(JsonBody.parse(body));
        String url = Objects.requireNonNull(sent.url());
        IdempotentCalls.Call call = calls.of(request, body, webhooks.scope(keeper));
        return call.earlier(WebhookAnswer.class).orElseGet(() -> {
            webhooks.requireReachable(url);
            return call.once(WebhookAnswer.class, () -> {
                WebhookAnswer added =
                        WebhookAnswer.of(webhooks.add(keeper, url, Objects.requireNonNullElse(sent.description(), "")));
                return ResponseEntity.created(URI.create(request.getContextPath() + path + "/" + added.id()))
                        .body(added);
            });
        });
    }

    // There is no body, and so nothing to accept.
    @DeleteMapping(path = "/{id}", produces = MediaType.ALL_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void remove(@AuthenticationPrincipal K keeper, @PathVariable String id) {
        webhooks.remove(keeper, identifier(id));
    }

    @PostMapping("/{id}/secret")
    public ResponseEntity<WebhookAnswer> rotateSecret(
            @AuthenticationPrincipal K keeper, @PathVariable String id, HttpServletRequest request) {
        byte[] body = JsonBody.bytes(request);
        JsonBody.requireNothing(request, body);
        return calls.of(request, body, webhooks.scope(keeper))
                .once(
                        WebhookAnswer.class,
                        () -> ResponseEntity.ok(WebhookAnswer.of(webhooks.rotateSecret(keeper, identifier(id)))));
    }

    @PostMapping("/{id}/enable")
    public WebhookAnswer enable(
            @AuthenticationPrincipal K keeper, @PathVariable String id, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookAnswer.of(webhooks.enable(keeper, identifier(id)));
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public WebhookDeliveryAnswer test(
            @AuthenticationPrincipal K keeper, @PathVariable String id, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookDeliveryAnswer.of(webhooks.test(keeper, identifier(id)));
    }

    @GetMapping("/{id}/deliveries")
    public WebhookDeliveryPage deliveries(
            @AuthenticationPrincipal K keeper,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        PageQuery query = PageQuery.of(cursor, limit);
        return WebhookDeliveryPage.of(
                webhooks.deliveries(keeper, identifier(id), query.after(), query.limit() + 1), query.limit());
    }

    @PostMapping("/{id}/deliveries/{deliveryId}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public WebhookDeliveryAnswer resend(
            @AuthenticationPrincipal K keeper,
            @PathVariable String id,
            @PathVariable String deliveryId,
            HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookDeliveryAnswer.of(webhooks.sendAgain(keeper, identifier(id), identifier(deliveryId)));
    }

    private static UUID identifier(String text) {
        return PathId.read(text).orElseThrow(WebhookProblems::unknownWebhook);
    }
}
