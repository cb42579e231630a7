package io.portwarden.portback.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackWebhookBodies;
import io.portwarden.shared.api.ApiTime;
import io.portwarden.tenant.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes that a number has left as JSON: it looks as in the answer of the API. */
@Component
class PortBackWebhookJson implements PortBackWebhookBodies {

    private final JsonMapper json;

    PortBackWebhookJson(JsonMapper json) {
        this.json = json;
    }

    private record Event(
            String type,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
            Instant timestamp,

            ObjectNode data) {}

    private record HoldingTenant(UUID id, String name, String accountNumber) {}

    @Override
    public String ofDeparture(String type, Instant at, PortBack left) {
        return event(type, at, data(left));
    }

    @Override
    public String ofDeparture(String type, Instant at, PortBack left, Tenant tenant) {
        ObjectNode data = data(left);
        data.putPOJO("tenant", new HoldingTenant(tenant.id().value(), tenant.name(), tenant.accountNumber()));
        return event(type, at, data);
    }

    private ObjectNode data(PortBack left) {
        return json.valueToTree(DepartureAnswer.of(left));
    }

    private String event(String type, Instant at, ObjectNode data) {
        return json.writeValueAsString(new Event(type, at, data));
    }
}
