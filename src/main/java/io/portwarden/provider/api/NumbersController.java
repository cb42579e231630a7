package io.portwarden.provider.api;

import io.portwarden.idempotency.api.IdempotentCalls;
import io.portwarden.provider.NumberDesk;
import io.portwarden.provider.NumberWish;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PageQuery;
import io.portwarden.shared.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes from the provider's programs, over HTTP, many numbers of a tenant at once, and shows them part by part (API-21). */
@RestController
@RequestMapping(path = NumbersController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class NumbersController implements NumbersApi {

    static final String PATH = TenantByIdController.PATH + "/{tenantId}/numbers";

    private final NumberDesk numbers;
    private final IdempotentCalls calls;

    NumbersController(NumberDesk numbers, IdempotentCalls calls) {
        this.numbers = numbers;
        this.calls = calls;
    }

    @Override
    @GetMapping
    public NumberPage list(
            @PathVariable String tenantId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        PageQuery query = PageQuery.of(cursor, limit);
        return NumberPage.of(
                numbers.list(TenantByIdController.id(tenantId), NumberPage.after(query.after()), query.limit()));
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<NumbersAnswer> put(@PathVariable String tenantId, HttpServletRequest request) {
        byte[] body = JsonBody.bytesOfMany(request);
        List<NumberWish> wishes = NumbersRequest.of(JsonBody.parse(body)).wishes();
        TenantId id = TenantByIdController.id(tenantId);
        return calls.of(request, body, Scope.provider())
                .once(NumbersAnswer.class, () -> ResponseEntity.ok(NumbersAnswer.of(numbers.putAll(id, wishes))));
    }
}
