package io.portwarden.provider.api;

import io.portwarden.idempotency.api.IdempotentCalls;
import io.portwarden.provider.NumberDesk;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PageQuery;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.api.QueryCheck;
import io.portwarden.shared.database.Scope;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes from the provider's programs, over HTTP, what is to be on file about tenants and their numbers. */
@RestController
@RequestMapping(path = TenantController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TenantController implements TenantApi {

    static final String PATH = "/api/v1/provider/tenants";

    private final TenantDesk tenants;
    private final NumberDesk numbers;
    private final IdempotentCalls calls;

    TenantController(TenantDesk tenants, NumberDesk numbers, IdempotentCalls calls) {
        this.tenants = tenants;
        this.numbers = numbers;
        this.calls = calls;
    }

    @Override
    @GetMapping
    public TenantAnswers list(
            @RequestParam(required = false) @Nullable String accountNumber,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        QueryCheck check = new QueryCheck();
        Optional<String> account = check.read(
                "accountNumber",
                accountNumber,
                text -> Optional.of(text).filter(TenantForm::isAccountNumber),
                "It has 1 to " + TenantForm.LONGEST_ACCOUNT + " characters, none of which is invisible.");
        PageQuery query = PageQuery.of(cursor, limit, check);
        check.end();
        if (account.isPresent()) {
            return TenantAnswers.of(tenants.allOfAccount(account.get()));
        }
        UUID after = query.after();
        return TenantAnswers.of(tenants.listByKey(after == null ? null : new TenantId(after), query.limit()));
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<TenantAnswer> add(HttpServletRequest request) {
        byte[] body = JsonBody.bytes(request);
        NewTenantRequest sent = NewTenantRequest.of(JsonBody.parse(body));
        return calls.of(request, body, Scope.provider()).once(TenantAnswer.class, () -> {
            Tenant added = tenants.create(sent.form(), sent.wantedStatus());
            return ResponseEntity.created(
                            URI.create(request.getContextPath() + TenantByIdController.PATH + "/" + added.id()))
                    .body(TenantAnswer.of(added));
        });
    }

    @Override
    @GetMapping("/{accountNumber}")
    public TenantAnswer find(@PathVariable String accountNumber) {
        return tenants.findByAccount(accountNumber).map(TenantAnswer::of).orElseThrow(ProviderProblems::unknownTenant);
    }

    @Override
    @PutMapping(path = "/{accountNumber}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<TenantAnswer> put(@PathVariable String accountNumber, HttpServletRequest request) {
        TenantRequest sent = TenantRequest.of(JsonBody.read(request));
        TenantDesk.Put put = tenants.put(sent.form(accountNumber), sent.confirmsCountry(), sent.wantedStatus());
        return ResponseEntity.status(put.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(TenantAnswer.of(put.tenant()));
    }

    @Override
    @PutMapping(path = "/{accountNumber}/numbers/{phoneNumber}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<NumberAnswer> putNumber(
            @PathVariable String accountNumber, @PathVariable String phoneNumber, HttpServletRequest request) {
        NumberRequest sent = NumberRequest.of(JsonBody.read(request));
        PhoneNumber number = number(phoneNumber);
        return NumberAnswer.put(
                number,
                sent.wantedStatus(),
                numbers.put(accountNumber, number, sent.wantedStatus(), sent.told(), sent.confirmsReturn()));
    }

    @Override
    @DeleteMapping("/{accountNumber}/numbers/{phoneNumber}")
    public NumberAnswer deactivate(@PathVariable String accountNumber, @PathVariable String phoneNumber) {
        PhoneNumber number = number(phoneNumber);
        return NumberAnswer.deactivated(number, numbers.deactivate(accountNumber, number));
    }

    /** NUM-1: the one text of a number, and no other that means it. */
    static PhoneNumber number(String text) {
        return PhoneNumber.parse(text)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemType.IMPOSSIBLE_REQUEST,
                        ProblemType.IMPOSSIBLE_REQUEST.detail(),
                        FieldProblem.ofPhoneNumber("phoneNumber", text))));
    }
}
