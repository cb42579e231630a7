package io.portwarden.shell.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.PublicPortal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PublicPortal
class WebSocketOriginTest {

    private static final int OPENED = 101;

    @LocalServerPort
    int port;

    /** The status of the answer. */
    private int open(String origin) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(
                            URI.create("ws://localhost:" + port + "/VAADIN/push?X-Atmosphere-Transport=websocket"),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return OPENED;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException answer) {
                return answer.getResponse().statusCode();
            }
            throw refused;
        }
    }

    @ParameterizedTest
    @DisplayName("Another site's page opens no WebSocket (OWASP ASVS 5.0, 4.4.2)")
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://portal.acme.example",
                "https://portal.acme.example.evil.example",
                "http://localhost",
                "null"
            })
    void foreign(String origin) {
        assertThat(open(origin)).isEqualTo(403);
    }

    @Test
    @DisplayName("A page of ours does, whichever of the portal's names it came by (OWASP ASVS 5.0, 4.4.2)")
    void own() {
        assertThat(open("https://portal.acme.example")).isEqualTo(OPENED);
        assertThat(open("http://localhost:" + port)).isEqualTo(OPENED);
    }
}
