package io.portwarden.portback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.order.Explanation;
import io.portwarden.portback.InvalidDepartureException.Problem;
import io.portwarden.portback.PortBackClock.Phase;
import io.portwarden.shared.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortBackWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");
    private static final PhoneNumber NUMBER = new PhoneNumber("+12025550123");

    private static Departure left(String number, String at, String spid) {
        return Departure.of(new PhoneNumber(number), Instant.parse(at), spid, NOW);
    }

    @Test
    @DisplayName("ORD-14: a departure is read to the second, its SPID in capitals")
    void reads() {
        assertThat(left("+12025550123", "2026-11-30T14:00:00.987Z", " ab1z "))
                .isEqualTo(new Departure(NUMBER, Instant.parse("2026-11-30T14:00:00Z"), "AB1Z"));
        assertThat(left("+12025550123", "2026-11-30T15:00:00Z", "1234").leftAt())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550123, 2026-11-30T15:00:01Z, 1234, IN_FUTURE",
        "+12025550123, 2025-11-29T14:59:59Z, 1234, TOO_LONG_AGO",
        "+12025550123, 2026-11-30T14:00:00Z, 123, NO_SPID",
        "+12025550123, 2026-11-30T14:00:00Z, 12345, NO_SPID",
        "+12025550123, 2026-11-30T14:00:00Z, 12-4, NO_SPID",
        "+12025550123, 2026-11-30T14:00:00Z, １２３４, NO_SPID",
        "+18005550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18225550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18335550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18445550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18555550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18665550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18775550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18885550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE",
        "+18835550123, 2026-11-30T14:00:00Z, 1234, TOLL_FREE"
    })
    @DisplayName("ORD-14: what cannot have happened like that is refused, with the reason")
    void refuses(String number, String at, String spid, Problem problem) {
        assertThatExceptionOfType(InvalidDepartureException.class)
                .isThrownBy(() -> left(number, at, spid))
                .satisfies(invalid -> assertThat(invalid.problems()).containsExactly(problem));
    }

    @Test
    @DisplayName("ORD-14: everything that is wrong is said at once")
    void refusesAtOnce() {
        assertThatExceptionOfType(InvalidDepartureException.class)
                .isThrownBy(() -> left("+18005550123", "2027-01-01T00:00:00Z", "?"))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .containsExactlyInAnyOrder(Problem.TOLL_FREE, Problem.IN_FUTURE, Problem.NO_SPID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+18085550123", "+18015550123", "+442079460018"})
    @DisplayName("ORD-14: area codes that look like toll-free ones are none")
    void notTollFree(String number) {
        assertThat(left(number, "2026-11-30T14:00:00Z", "1234").phoneNumber().e164())
                .isEqualTo(number);
    }

    @Test
    @DisplayName("ORD-14: the clock runs from the moment at which the numbers left: in time, late, too late")
    void clock() {
        PortBackClock clock = PortBackClock.from(NOW, Duration.ofHours(24), Duration.ofDays(7));
        assertThat(clock.phase(NOW)).isEqualTo(Phase.IN_TIME);
        assertThat(clock.next(NOW)).isEqualTo("2026-12-01T15:00:00Z");
        assertThat(clock.phase(Instant.parse("2026-12-01T14:59:59Z"))).isEqualTo(Phase.IN_TIME);
        assertThat(clock.phase(Instant.parse("2026-12-01T15:00:00Z"))).isEqualTo(Phase.LATE);
        assertThat(clock.next(Instant.parse("2026-12-01T15:00:00Z"))).isEqualTo("2026-12-07T15:00:00Z");
        assertThat(clock.phase(Instant.parse("2026-12-07T15:00:00Z"))).isEqualTo(Phase.TOO_LATE);
        assertThat(clock.next(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("2026-12-07T15:00:00Z");
    }

    @Test
    @DisplayName("ORD-14: a latest time that is set shorter than the first counts as long as that")
    void clockTheWrongWayRound() {
        PortBackClock clock = PortBackClock.from(NOW, Duration.ofHours(48), Duration.ofHours(24));
        assertThat(clock.latestBy()).isEqualTo(clock.soonBy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our PIN is 48392017.",
                "123456",
                "call 2025550123",
                "pin:1234567890",
                "der PIN ４８３９２０",
                "PIN 48\u200b39\u00ad2017",
                "code 483920 was never given"
            })
    @DisplayName("ORD-14: what looks like a PIN stands in no case, and is not repeated")
    void noPin(String text) {
        assertThatThrownBy(() -> Statement.of(text))
                .isInstanceOf(LooksLikePinException.class)
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nobody here asked for this.",
                "+12025550123 rings no more",
                "(202) 555-0123 since 14:05",
                "Ticket 12345, 2026-11-30",
                "Ticket 1234-5678"
            })
    @DisplayName("ORD-14: telephone numbers, dates and short numbers can be written")
    void notPins(String text) {
        assertThat(Statement.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "\ud800"})
    @DisplayName("ORD-14: what explains nothing is refused as for disputes")
    void explainsNothing(String text) {
        assertThatThrownBy(() -> Statement.of(text)).isInstanceOf(Explanation.InvalidException.class);
        assertThatThrownBy(() -> Statement.of("x".repeat(1001))).isInstanceOf(Explanation.InvalidException.class);
    }
}
