package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.PhoneNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortKindTest {

    private static final PhoneNumber ONE = new PhoneNumber("+12025550101");
    private static final PhoneNumber TWO = new PhoneNumber("+12025550102");

    @Test
    @DisplayName("CAL-1: the only number of a tenant is a simple port")
    void simple() {
        assertThat(PortKind.of(List.of(ONE), List.of(ONE), false)).isEqualTo(PortKind.SIMPLE);
    }

    @Test
    @DisplayName("CAL-1: one number of fifty is not simple")
    void oneOfMany() {
        List<PhoneNumber> fifty = IntStream.range(100, 150)
                .mapToObj(i -> new PhoneNumber("+12025550" + i))
                .toList();
        assertThat(PortKind.of(List.of(fifty.getFirst()), fifty, false)).isEqualTo(PortKind.OTHER);
    }

    @Test
    @DisplayName("CAL-1: the only number of a tenant that is marked complex is not simple")
    void complex() {
        assertThat(PortKind.of(List.of(ONE), List.of(ONE), true)).isEqualTo(PortKind.OTHER);
    }

    @Test
    @DisplayName("CAL-1: an order that names another number, or more, is not simple")
    void others() {
        assertThat(PortKind.of(List.of(TWO), List.of(ONE), false)).isEqualTo(PortKind.OTHER);
        assertThat(PortKind.of(List.of(ONE, TWO), List.of(ONE), false)).isEqualTo(PortKind.OTHER);
        assertThat(PortKind.of(List.of(ONE, TWO), List.of(ONE, TWO), false)).isEqualTo(PortKind.OTHER);
        assertThat(PortKind.of(List.of(ONE), List.of(), false)).isEqualTo(PortKind.OTHER);
    }
}
