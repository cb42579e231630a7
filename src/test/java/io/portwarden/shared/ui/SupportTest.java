package io.portwarden.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +1 202 555 0100          | tel:+12025550100
            (202) 555-0100           | tel:+12025550100
            1-202-555-0100           | tel:+12025550100
            (202) 555-0100 ext. 5    | tel:+12025550100;ext=5
            202.555.0100 x123        | tel:+12025550100;ext=123
            +1 202 555 0100, poste 7 | tel:+12025550100;ext=7
            +33 1 99 00 12 34 #42    | tel:+33199001234;ext=42
            """)
    @DisplayName("A support number is dialled from everywhere, and its extension after it")
    void dialled(String written, String dialled) {
        assertThat(new Support(null, written).toDial()).contains(dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"555 0100", "call the front desk", "+1 202 555 0100 or +1 202 555 0101"})
    @DisplayName("What cannot be dialled from everywhere is shown, not linked")
    void notDialled(String written) {
        assertThat(new Support(null, written).toDial()).isEmpty();
        assertThat(new Support(null, written).telephone()).contains(written);
    }
}
