package io.portwarden.portback.api;

import io.portwarden.idempotency.api.IdempotentCalls;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes from the provider's programs, over HTTP, that numbers have left without an order. */
@RestController
@RequestMapping(path = DepartureController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class DepartureController implements DepartureApi {

    static final String PATH = "/api/v1/provider/departures";

    private final DepartureDesk departures;
    private final IdempotentCalls calls;

    DepartureController(DepartureDesk departures, IdempotentCalls calls) {
        this.departures = departures;
        this.calls = calls;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<DepartureAnswer> record(HttpServletRequest request) {
        byte[] body = JsonBody.bytes(request);
        DepartureRequest.Read sent = DepartureRequest.of(JsonBody.parse(body)).read();
        return calls.of(request, body, Scope.provider()).once(DepartureAnswer.class, () -> {
            DepartureDesk.Written written = departures.record(sent.phoneNumber(), sent.leftAt(), sent.spid());
            return ResponseEntity.status(written.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(DepartureAnswer.of(written.opened()));
        });
    }
}
