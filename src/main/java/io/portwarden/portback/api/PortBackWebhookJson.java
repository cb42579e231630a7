package io.portwarden.portback.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackWebhookBodies;
import io.portwarden.shared.api.ApiTime;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

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

            DepartureAnswer data) {}

    @Override
    public String ofDeparture(String type, Instant at, PortBack left) {
        return json.writeValueAsString(new Event(type, at, DepartureAnswer.of(left)));
    }
}
