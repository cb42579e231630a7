package io.portwarden.upstream.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.shared.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelnyxApiTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+12025550123");

    MadeTelnyx telnyx;
    TelnyxApi api = new TelnyxApi(Duration.ofSeconds(2));

    @BeforeEach
    void made() throws Exception {
        telnyx = new MadeTelnyx();
    }

    @AfterEach
    void close() {
        telnyx.close();
    }

    private static void fails(TelnyxProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TelnyxException.class,
                        failed -> assertThat(failed.problem()).isEqualTo(problem));
    }

    @Test
    @DisplayName("UPS-9: the parts of a port-out that count are read, and no others")
    void reads() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        UUID id = telnyx.portOut(now, NUMBER, new PhoneNumber("+12025550124"));
        TelnyxPortOut read = api.find(telnyx.access(), id).orElseThrow();
        assertThat(read.status()).isEqualTo(TelnyxStatus.PENDING);
        assertThat(read.numbers()).containsExactly(NUMBER, new PhoneNumber("+12025550124"));
        assertThat(read.isWhole()).isTrue();
        assertThat(read.zipCode()).isEqualTo("20001-1234");
        assertThat(read.spid()).isEqualTo("073H");
        assertThat(read.due()).isEqualTo(LocalDate.ofInstant(now.plus(Duration.ofDays(14)), ZoneOffset.UTC));
        assertThat(read.createdAt()).isEqualTo(now);
        assertThat(api.find(telnyx.access(), UUID.randomUUID())).isEmpty();
    }

    @Test
    @DisplayName("UPS-9: an order has the carrier's name, or Telnyx's key, and enough of the id to be the only one")
    void names() {
        UUID id = telnyx.portOut(Instant.now(), NUMBER);
        String end = "-" + id.toString().replace("-", "").substring(0, 12);
        assertThat(api.find(telnyx.access(), id).orElseThrow().orderName().purchaseOrderNumber())
                .isEqualTo("PON-7" + end);
        for (String unfit : new String[] {null, "", " ", "LONGER-THAN-TWELVE", "é", "a\tb\u0000"}) {
            telnyx.change(id, "pon", unfit);
            assertThat(api.find(telnyx.access(), id).orElseThrow().orderName().purchaseOrderNumber())
                    .startsWith("a\tb\u0000".equals(unfit) ? "a b" : "PO_")
                    .endsWith(end);
        }
        telnyx.change(id, "pon", null);
        telnyx.change(id, "support_key", null);
        assertThat(api.find(telnyx.access(), id).orElseThrow().orderName().purchaseOrderNumber())
                .isEqualTo("TELNYX" + end);
    }

    @Test
    @DisplayName("UPS-9: a port-out whose numbers are not all numbers is known not to be whole")
    void notWhole() {
        UUID id = telnyx.portOut(Instant.now(), NUMBER);
        telnyx.number(id, "2025550199");
        assertThat(api.find(telnyx.access(), id).orElseThrow())
                .returns(false, TelnyxPortOut::isWhole)
                .returns(List.of(NUMBER), TelnyxPortOut::numbers);
        assertThat(api.find(telnyx.access(), telnyx.portOut(Instant.now()))
                        .orElseThrow()
                        .isWhole())
                .isFalse();
    }

    @Test
    @DisplayName("UPS-8: pending port-outs are read page by page, and none that is not pending")
    void pages() {
        List<UUID> all = IntStream.range(0, 205)
                .mapToObj(i -> telnyx.portOut(Instant.now(), NUMBER))
                .toList();
        telnyx.becomes(all.getFirst(), "ported");
        assertThat(api.pending(telnyx.access())).map(TelnyxPortOut::id).containsExactlyElementsOf(all.subList(1, 205));
        assertThat(telnyx.asked()).hasSize(3);
    }

    @Test
    @DisplayName("UPS-9: it is authorized or refused by one request each, with a code that may be used")
    void tells() {
        UUID id = telnyx.portOut(Instant.now(), NUMBER);
        assertThat(api.authorize(telnyx.access(), id, "Confirmed").status()).isEqualTo(TelnyxStatus.AUTHORIZED);
        UUID other = telnyx.portOut(Instant.now(), NUMBER);
        assertThat(api.rejectionCodes(telnyx.access(), other))
                .containsExactly(
                        new TelnyxRefusal.Code(1001, "Other", true),
                        new TelnyxRefusal.Code(1002, "Invalid PIN", false));
        fails(TelnyxProblem.REFUSED, () -> api.reject(telnyx.access(), other, 1999, "Whatever"));
        TelnyxPortOut refused = api.reject(telnyx.access(), other, 1002, "The PIN was not accepted.");
        assertThat(refused.status()).isEqualTo(TelnyxStatus.REJECTED_PENDING);
        assertThat(refused.reason()).isEqualTo("The PIN was not accepted.");
        assertThat(telnyx.told()).hasSize(3);
    }

    @Test
    @DisplayName("UPS-11: a number's PIN is given to the number that is meant")
    void guards() {
        telnyx.has(NUMBER);
        String id = api.numberId(telnyx.access(), NUMBER).orElseThrow();
        api.guard(telnyx.access(), id, "73190264");
        assertThat(telnyx.pinOf(NUMBER)).isEqualTo("73190264");
        assertThat(api.numberId(telnyx.access(), new PhoneNumber("+12025550999")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, KEY_REFUSED",
        "403, KEY_REFUSED",
        "404, NOT_FOUND",
        "409, REFUSED",
        "422, REFUSED",
        "429, TOO_OFTEN",
        "500, TROUBLE_THERE",
        "502, TROUBLE_THERE",
        "503, TROUBLE_THERE",
        "302, TROUBLE_THERE"
    })
    @DisplayName("UPS-10: each answer that is no success has one meaning, and no call is made twice")
    void problems(int status, TelnyxProblem problem) {
        UUID id = telnyx.portOut(Instant.now(), NUMBER);
        telnyx.fails("PATCH", status);
        fails(problem, () -> api.authorize(telnyx.access(), id, "Confirmed"));
        assertThat(telnyx.told()).hasSize(1);
        assertThat(telnyx.status(id)).isEqualTo("pending");
    }

    @Test
    @DisplayName("UPS-10: who asks for a pause gets it, up to ten minutes")
    void pauses() {
        for (var asked : List.of("7", "86400", "Wed, 21 Oct 2026 07:28:00 GMT")) {
            telnyx.asksForPause("GET", 429, asked);
            assertThatThrownBy(() -> api.greet(telnyx.access()))
                    .isInstanceOfSatisfying(
                            TelnyxException.class,
                            failed -> assertThat(failed.pause())
                                    .isEqualTo(
                                            asked.equals("7")
                                                    ? Duration.ofSeconds(7)
                                                    : asked.equals("86400") ? Duration.ofMinutes(10) : Duration.ZERO));
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @DisplayName("UPS-10: a call ends in its time, also where the answer has begun and never ends")
    void slow() {
        telnyx.trickles("GET");
        fails(TelnyxProblem.UNREACHABLE, () -> api.greet(telnyx.access()));
    }

    @Test
    @DisplayName("UPS-10: what is no JSON, too long, lost, or from nobody at all is a problem with a name")
    void unreadable() {
        telnyx.talksNonsense("GET");
        fails(TelnyxProblem.NOT_UNDERSTOOD, () -> api.greet(telnyx.access()));
        UUID id = telnyx.portOut(Instant.now(), NUMBER);
        telnyx.breaksOff("PATCH");
        fails(TelnyxProblem.UNREACHABLE, () -> api.authorize(telnyx.access(), id, "Confirmed"));
        assertThat(telnyx.told()).hasSize(1);
        telnyx.change(id, "service_address", "x".repeat(5 * 1024 * 1024));
        fails(TelnyxProblem.NOT_UNDERSTOOD, () -> api.find(telnyx.access(), id));
        fails(
                TelnyxProblem.KEY_REFUSED,
                () -> api.greet(new TelnyxApi.Access(telnyx.address(), "KEY-of-somebody-else")));
        String nobody = telnyx.address();
        String key = telnyx.key();
        telnyx.close();
        fails(TelnyxProblem.UNREACHABLE, () -> api.greet(new TelnyxApi.Access(nobody, key)));
    }

    @Test
    @DisplayName("UPS-10: the key stands in no text that could be logged")
    void key() {
        assertThat(telnyx.access().toString()).doesNotContain(telnyx.key());
        telnyx.fails("GET", 401);
        assertThatThrownBy(() -> api.greet(telnyx.access()))
                .message()
                .doesNotContain(telnyx.key())
                .doesNotContain("127");
    }
}
