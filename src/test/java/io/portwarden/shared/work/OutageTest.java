package io.portwarden.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.UnavailableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private final Outage outage = new Outage(LoggerFactory.getLogger(OutageTest.class), "Letters");

    @Test
    @DisplayName(
            "A loop that cannot do its work says so once, however many rounds that lasts, and once that it goes on")
    void once(CapturedOutput output) {
        outage.isOver();
        for (int round = 0; round < 50; round++) {
            outage.goesOn(new UnavailableException("no database"));
        }
        outage.isOver();
        outage.isOver();
        outage.goesOn(new UnavailableException("again"));
        assertThat(output.getAll().lines().filter(line -> line.contains("Letters pause")))
                .hasSize(2);
        assertThat(output.getAll().lines().filter(line -> line.contains("Letters go on")))
                .hasSize(1);
    }
}
