package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.PathId;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes port-out orders from carriers over HTTP. */
@RestController
@RequestMapping(path = PortOutOrderController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
public class PortOutOrderController implements PortOutOrderApi {

    static final String PATH = "/api/v1/port-out-orders";

    private final CarrierOrderService orders;

    PortOutOrderController(CarrierOrderService orders) {
        this.orders = orders;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<PortOutOrderAnswer> place(
            @AuthenticationPrincipal Carrier carrier, HttpServletRequest request) {
        PortOutOrderRequest sent = PortOutOrderRequest.of(JsonBody.read(request));
        Placement<PortOutOrder> placement = orders.place(carrier, RequestCheck.check(sent, carrier));
        return ResponseEntity.status(placement.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create(request.getContextPath() + PATH + "/"
                        + placement.order().id()))
                .body(PortOutOrderAnswer.of(placement.order()));
    }

    @Override
    @GetMapping("/{id}")
    public PortOutOrderAnswer find(@AuthenticationPrincipal Carrier carrier, @PathVariable String id) {
        return PathId.read(id)
                .flatMap(known -> orders.find(carrier, known))
                .map(PortOutOrderAnswer::of)
                .orElseThrow(PortOutOrderController::unknownOrder);
    }

    @Override
    @GetMapping
    public PortOutOrderPage list(
            @AuthenticationPrincipal Carrier carrier,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String purchaseOrderNumber,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListQuery query = ListQuery.of(status, purchaseOrderNumber, cursor, limit);
        return PortOutOrderPage.of(orders.list(
                carrier, query.filter(), query.page().after(), query.page().limit()));
    }

    static ProblemException unknownOrder() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "You have sent no order that has this id."));
    }
}
