package io.portwarden.upstream.telnyx;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Telnyx sends events to. It is told whether one was taken, and nothing else. */
@RestController
class TelnyxController {

    /** Far more than an event has, with all the numbers of a port-out in it. */
    static final int MOST_BYTES = 256 * 1024;

    private final TelnyxEvents events;

    TelnyxController(TelnyxEvents events) {
        this.events = events;
    }

    @PostMapping("/upstream/telnyx/{connectionId}")
    ResponseEntity<Void> take(
            @PathVariable String connectionId,
            @RequestHeader(name = "telnyx-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "telnyx-signature-ed25519", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        }
        @Nullable UUID connection = id(connectionId);
        TelnyxEvents.Taken taken = connection == null
                ? TelnyxEvents.Taken.NOT_GENUINE
                : events.take(connection, body, timestamp, signature);
        return ResponseEntity.status(
                        switch (taken) {
                            case TAKEN -> HttpStatus.OK;
                            case NOT_GENUINE -> HttpStatus.UNAUTHORIZED;
                            case NOT_UNDERSTOOD -> HttpStatus.BAD_REQUEST;
                        })
                .build();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
