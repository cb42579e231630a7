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

/** Tells carriers over HTTP whether an order would pass. */
@RestController
@RequestMapping(path = "/api/v1/port-out-checks", produces = MediaType.APPLICATION_JSON_VALUE)
class PortOutCheckController implements PortOutCheckApi {

    private final CarrierOrderService orders;

    PortOutCheckController(CarrierOrderService orders) {
        this.orders = orders;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public PortOutCheckAnswer check(@AuthenticationPrincipal Carrier carrier, HttpServletRequest request) {
        PortOutOrderRequest sent = PortOutOrderRequest.of(JsonBody.read(request));
        return PortOutCheckAnswer.of(orders.check(carrier, RequestCheck.checkUnnamed(sent, carrier)));
    }
}
