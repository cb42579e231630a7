package io.portwarden.webhook.api;

import io.portwarden.apikey.Program;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PageQuery;
import io.portwarden.shared.api.PathId;
import io.portwarden.webhook.access.ProviderWebhookService;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the provider's programs say over HTTP where they want to be told of what there is to do (ORD-13). */
@RestController
@RequestMapping(path = ProviderWebhookController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ProviderWebhookController implements ProviderWebhookApi {

    static final String PATH = "/api/v1/provider/webhooks";

    private final ProviderWebhookService webhooks;

    ProviderWebhookController(ProviderWebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    @GetMapping
    public WebhookList list() {
        return new WebhookList(webhooks.all().stream().map(WebhookAnswer::of).toList());
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<WebhookAnswer> add(@AuthenticationPrincipal Program program, HttpServletRequest request) {
        WebhookRequest sent = WebhookRequest.of(JsonBody.read(request));
        WebhookAnswer added = WebhookAnswer.of(webhooks.add(
                program, Objects.requireNonNull(sent.url()), Objects.requireNonNullElse(sent.description(), "")));
        return ResponseEntity.created(URI.create(request.getContextPath() + PATH + "/" + added.id()))
                .body(added);
    }

    @Override
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void remove(@AuthenticationPrincipal Program program, @PathVariable String id) {
        webhooks.remove(program, identifier(id));
    }

    @Override
    @PostMapping("/{id}/secret")
    public WebhookAnswer rotateSecret(
            @AuthenticationPrincipal Program program, @PathVariable String id, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookAnswer.of(webhooks.rotateSecret(program, identifier(id)));
    }

    @Override
    @PostMapping("/{id}/enable")
    public WebhookAnswer enable(
            @AuthenticationPrincipal Program program, @PathVariable String id, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookAnswer.of(webhooks.enable(program, identifier(id)));
    }

    @Override
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public WebhookDeliveryAnswer test(@PathVariable String id, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookDeliveryAnswer.of(webhooks.test(identifier(id)));
    }

    @Override
    @GetMapping("/{id}/deliveries")
    public WebhookDeliveryPage deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        PageQuery query = PageQuery.of(cursor, limit);
        return WebhookDeliveryPage.of(
                webhooks.deliveries(identifier(id), query.after(), query.limit() + 1), query.limit());
    }

    @Override
    @PostMapping("/{id}/deliveries/{deliveryId}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public WebhookDeliveryAnswer resend(
            @PathVariable String id, @PathVariable String deliveryId, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return WebhookDeliveryAnswer.of(webhooks.sendAgain(identifier(id), identifier(deliveryId)));
    }

    private static UUID identifier(String text) {
        return PathId.read(text).orElseThrow(WebhookProblems::unknownWebhook);
    }
}
