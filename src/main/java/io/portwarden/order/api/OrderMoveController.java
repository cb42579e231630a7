package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PathId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes from carriers over HTTP what is to become of their orders. */
@RestController
@RequestMapping(path = PortOutOrderController.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderMoveController implements OrderMoveApi {

    private final CarrierOrderService orders;

    OrderMoveController(CarrierOrderService orders) {
        this.orders = orders;
    }

    @Override
    @PostMapping(path = "/supplements", consumes = MediaType.APPLICATION_JSON_VALUE)
    public PortOutOrderAnswer supplement(
            @AuthenticationPrincipal Carrier carrier, @PathVariable String id, HttpServletRequest request) {
        SupplementRequest sent = SupplementRequest.of(JsonBody.read(request));
        Supplement supplement = SupplementCheck.check(sent, carrier);
        return PortOutOrderAnswer.of(orders.supplement(carrier, orderId(id), supplement));
    }

    @Override
    @PostMapping("/completion")
    public PortOutOrderAnswer complete(
            @AuthenticationPrincipal Carrier carrier, @PathVariable String id, HttpServletRequest request) {
        JsonBody.readNothing(request);
        return PortOutOrderAnswer.of(orders.complete(carrier, orderId(id)));
    }

    private static UUID orderId(String text) {
        return PathId.read(text).orElseThrow(PortOutOrderController::unknownOrder);
    }
}
