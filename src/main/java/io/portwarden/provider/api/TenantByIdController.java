package io.portwarden.provider.api;

import io.portwarden.provider.NumberDesk;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PathId;
import io.portwarden.tenant.TenantForm;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the same of tenants by our name for them: an account number with a slash in it can stand in no address (API-1). */
@RestController
@RequestMapping(path = TenantByIdController.PATH + "/{tenantId}", produces = MediaType.APPLICATION_JSON_VALUE)
class TenantByIdController implements TenantByIdApi {

    static final String PATH = TenantController.PATH + "/by-id";

    private final TenantDesk tenants;
    private final NumberDesk numbers;

    TenantByIdController(TenantDesk tenants, NumberDesk numbers) {
        this.tenants = tenants;
        this.numbers = numbers;
    }

    @Override
    @GetMapping
    public TenantAnswer find(@PathVariable String tenantId) {
        return tenants.find(id(tenantId)).map(TenantAnswer::of).orElseThrow(ProviderProblems::unknownTenant);
    }

    @Override
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public TenantAnswer change(@PathVariable String tenantId, HttpServletRequest request) {
        TenantRequest sent = TenantRequest.of(JsonBody.read(request));
        TenantId id = id(tenantId);
        // Its account number is its name, and stays: nothing is said of it here.
        TenantForm form = sent.form(id.toString());
        return TenantAnswer.of(tenants.put(id, form, sent.confirmsCountry(), sent.wantedStatus()));
    }

    @Override
    @PutMapping(path = "/numbers/{phoneNumber}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<NumberAnswer> putNumber(
            @PathVariable String tenantId, @PathVariable String phoneNumber, HttpServletRequest request) {
        NumberRequest sent = NumberRequest.of(JsonBody.read(request));
        PhoneNumber number = TenantController.number(phoneNumber);
        return NumberAnswer.put(
                number,
                sent.wantedStatus(),
                numbers.put(id(tenantId), number, sent.wantedStatus(), sent.told(), sent.confirmsReturn()));
    }

    @Override
    @DeleteMapping("/numbers/{phoneNumber}")
    public NumberAnswer deactivate(@PathVariable String tenantId, @PathVariable String phoneNumber) {
        PhoneNumber number = TenantController.number(phoneNumber);
        return NumberAnswer.deactivated(number, numbers.deactivate(id(tenantId), number));
    }

    static TenantId id(String text) {
        return PathId.read(text).map(TenantId::new).orElseThrow(ProviderProblems::unknownTenant);
    }
}
