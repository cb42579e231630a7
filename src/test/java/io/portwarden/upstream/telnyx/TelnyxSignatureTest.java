package io.portwarden.upstream.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelnyxSignatureTest {

    private static final String BODY =
            "{\"data\":{\"event_type\":\"portout.status_changed\",\"name\":\"Téléphone 🐦\"}}";
    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");
    private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());

    MadeTelnyx telnyx;
    TelnyxSignature signature;

    @BeforeEach
    void made() throws Exception {
        telnyx = new MadeTelnyx();
        signature = TelnyxSignature.of(telnyx.publicKey()).orElseThrow();
    }

    @AfterEach
    void close() {
        telnyx.close();
    }

    private boolean genuine(String body, String timestamp, String signed, Instant now) {
        return signature.isGenuine(body.getBytes(StandardCharsets.UTF_8), timestamp, signed, now);
    }

    @Test
    @DisplayName("UPS-8: what Telnyx has signed passes, up to five minutes from its time in either direction")
    void genuine() {
        String signed = telnyx.sign(TIMESTAMP, BODY);
        assertThat(genuine(BODY, TIMESTAMP, signed, NOW)).isTrue();
        assertThat(genuine(BODY, TIMESTAMP, signed, NOW.plus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(genuine(BODY, TIMESTAMP, signed, NOW.minus(Duration.ofMinutes(5))))
                .isTrue();
    }

    @Test
    @DisplayName("UPS-8: what is old, of the future, altered, of another key, or not signed does not")
    void refused() throws Exception {
        String signed = telnyx.sign(TIMESTAMP, BODY);
        assertThat(genuine(BODY, TIMESTAMP, signed, NOW.plus(Duration.ofSeconds(301))))
                .isFalse();
        assertThat(genuine(BODY, TIMESTAMP, signed, NOW.minus(Duration.ofSeconds(301))))
                .isFalse();
        assertThat(genuine(BODY + " ", TIMESTAMP, signed, NOW)).isFalse();
        assertThat(genuine(BODY, Long.toString(NOW.getEpochSecond() + 1), signed, NOW))
                .isFalse();
        byte[] bytes = Base64.getDecoder().decode(signed);
        bytes[3] ^= 1;
        assertThat(genuine(BODY, TIMESTAMP, Base64.getEncoder().encodeToString(bytes), NOW))
                .isFalse();
        assertThat(genuine(BODY, TIMESTAMP, Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, 63)), NOW))
                .isFalse();
        try (MadeTelnyx other = new MadeTelnyx()) {
            assertThat(genuine(BODY, TIMESTAMP, other.sign(TIMESTAMP, BODY), NOW))
                    .isFalse();
        }
        assertThat(signature.isGenuine(BODY.getBytes(StandardCharsets.UTF_8), null, signed, NOW))
                .isFalse();
        assertThat(signature.isGenuine(BODY.getBytes(StandardCharsets.UTF_8), TIMESTAMP, null, NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1e9", "1764514800.5", "99999999999999999999", "٣", "+1764514800"})
    @DisplayName("UPS-8: a time that is none is refused, whatever is signed with it")
    void times(String timestamp) {
        assertThat(genuine(BODY, timestamp, telnyx.sign(timestamp, BODY), NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not Base64!", "AAAA", "eu2zvPjhY6odxV34Z/EsRiERvTodkev4Fq0SlK90Izg=AA"})
    @DisplayName("UPS-8: a public key that is none is not taken")
    void keys(String text) {
        assertThat(TelnyxSignature.of(text)).isEmpty();
    }
}
