package io.portwarden.upstream.handing;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.NormalForm;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandingConnectionsTest {

    private static UpstreamConnection connection(String name, ConnectionMode mode, boolean handsPins) {
        return new UpstreamConnection(
                Identifiers.next(),
                UpstreamKind.TELNYX,
                name,
                new Carrier(CarrierId.next(), "1234", name),
                mode,
                Map.of(),
                handsPins,
                Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, false, false, false",
        "LIVE, false, false, false",
        "OFF, true, false, false",
        "REHEARSAL, true, false, false",
        "LIVE, true, false, true",
        "OFF, true, true, true",
        "REHEARSAL, true, true, false",
        "LIVE, true, true, false",
        "OFF, false, true, false"
    })
    @DisplayName("UPS-11: PINs go where that is switched on, never in rehearsal, and never to an upstream that asks")
    void hands(ConnectionMode mode, boolean handsPins, boolean calls, boolean hands) {
        assertThat(HandingConnections.hands(connection("Telnyx", mode, handsPins), calls))
                .isEqualTo(hands);
    }

    @Test
    @DisplayName("UPS-11: a number means the connection whose name is the same in normal form")
    void named() {
        UpstreamConnection great = connection("Great Lakes  Wholesale", ConnectionMode.LIVE, true);
        assertThat(HandingConnections.byName(List.of(great, connection("Telnyx", ConnectionMode.LIVE, true))))
                .hasSize(2)
                .containsEntry(NormalForm.of("GREAT LAKES wholesale"), great);
    }
}
