package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.api.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives carriers records of customers over HTTP (CSR-1). */
@RestController
@RequestMapping(path = "/api/v1/customer-records", produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerRecordController implements CustomerRecordApi {

    private final CarrierOrderService orders;

    CustomerRecordController(CarrierOrderService orders) {
        this.orders = orders;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public CustomerRecordAnswer read(@AuthenticationPrincipal Carrier carrier, HttpServletRequest request) {
        CustomerRecordRequest sent = CustomerRecordRequest.of(JsonBody.read(request));
        return CustomerRecordAnswer.of(orders.customerRecord(carrier, sent.checked()));
    }
}
