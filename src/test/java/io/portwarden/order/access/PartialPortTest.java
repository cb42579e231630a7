package io.portwarden.order.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartialPortTest {

    private static final PhoneNumber MAIN = new PhoneNumber("+12025550100");
    private static final PhoneNumber OTHER = new PhoneNumber("+12025550101");

    @Test
    @DisplayName("ORD-10: an order for some of a tenant's numbers says how many of how many leave")
    void part() {
        assertThat(PartialPort.of(List.of(OTHER), 50, MAIN)).contains(new PartialPort(1, 50, null));
        assertThat(PartialPort.of(List.of(OTHER), 50, null)).contains(new PartialPort(1, 50, null));
    }

    @Test
    @DisplayName("ORD-10: it warns where the main billing number is among them")
    void main() {
        assertThat(PartialPort.of(List.of(OTHER, MAIN), 3, MAIN)).contains(new PartialPort(2, 3, MAIN));
    }

    @Test
    @DisplayName("ORD-10: nothing is left behind where all leave, and nothing leaves where none of them is in service")
    void whole() {
        assertThat(PartialPort.of(List.of(OTHER, MAIN), 2, MAIN)).isEmpty();
        assertThat(PartialPort.of(List.of(MAIN), 1, MAIN)).isEmpty();
        assertThat(PartialPort.of(List.of(), 2, MAIN)).isEmpty();
    }

    @Test
    @DisplayName("ORD-10: more than ten thousand are not counted")
    void many() {
        assertThat(PartialPort.of(List.of(MAIN), PartialPort.COUNTED, null))
                .hasValueSatisfying(part -> assertThat(part.ofMany()).isTrue());
        assertThat(PartialPort.of(List.of(MAIN), PartialPort.COUNTED - 1, null))
                .hasValueSatisfying(part -> assertThat(part.ofMany()).isFalse());
    }
}
