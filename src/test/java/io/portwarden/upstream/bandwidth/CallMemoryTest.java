package io.portwarden.upstream.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestClock;
import io.portwarden.pin.KeyedDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallMemoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final TestClock clock = new TestClock();

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        clock.standAt(NOON);
    }

    private CallMemory memory() {
        return new CallMemory(clock, folder.resolve("calls"));
    }

    private void at(long minutes) {
        clock.standAt(NOON.plus(Duration.ofMinutes(minutes)));
    }

    private static KeyedDigest question(int one) {
        byte[] mac = new byte[32];
        Arrays.fill(mac, (byte) one);
        return new KeyedDigest("k1", mac);
    }

    @Test
    @DisplayName("UPS-2: a question that came here first 20 minutes ago is too late, a new one is not")
    void known() {
        try (CallMemory memory = memory()) {
            Instant first = memory.see(question(1));
            assertThat(memory.isTooLate(first)).isFalse();
            at(19);
            assertThat(memory.isTooLate(memory.see(question(1)))).isFalse();
            at(20);
            assertThat(memory.isTooLate(memory.see(question(1)))).isTrue();
            assertThat(memory.isTooLate(memory.see(question(2)))).isFalse();
        }
    }

    @Test
    @DisplayName("UPS-2: a node that has had no answer for 10 minutes refuses whatever comes, until it has one")
    void undecided() {
        try (CallMemory memory = memory()) {
            memory.undecided();
            at(5);
            memory.undecided();
            assertThat(memory.isTooLate(memory.see(question(1)))).isFalse();
            at(10);
            memory.undecided();
            assertThat(memory.isTooLate(memory.see(question(2)))).isTrue();
            assertThat(memory.isTooLate()).isTrue();
            memory.decided();
            assertThat(memory.isTooLate(memory.see(question(2)))).isFalse();
        }
    }

    @Test
    @DisplayName("UPS-2: one question without an answer, long ago, is no outage")
    void longAgo() {
        try (CallMemory memory = memory()) {
            memory.undecided();
            at(180);
            memory.undecided();
            assertThat(memory.isTooLate(memory.see(question(1)))).isFalse();
        }
    }

    @Test
    @DisplayName("UPS-2: a new start forgets neither, and what was cut off does no harm")
    void newStart() throws IOException {
        try (CallMemory memory = memory()) {
            Instant unused = memory.see(question(1));
            memory.undecided();
        }
        Files.writeString(folder.resolve("calls"), "seen 2026-03-02T12:0", StandardOpenOption.APPEND);
        at(9);
        try (CallMemory memory = memory()) {
            assertThat(memory.see(question(1))).isEqualTo(NOON);
            memory.undecided();
        }
        at(10);
        try (CallMemory memory = memory()) {
            assertThat(memory.isTooLate()).isTrue();
            memory.decided();
        }
        at(21);
        try (CallMemory memory = memory()) {
            assertThat(memory.isTooLate()).isFalse();
            assertThat(memory.isTooLate(memory.see(question(1)))).isTrue();
        }
    }

    @Test
    @DisplayName("UPS-2: what is over is forgotten, on disk too")
    void forgets() throws IOException {
        try (CallMemory memory = memory()) {
            Instant unused = memory.see(question(1));
        }
        at(121);
        try (CallMemory memory = memory()) {
            assertThat(Files.readString(folder.resolve("calls"))).isEmpty();
            assertThat(memory.see(question(1))).isEqualTo(NOON.plus(Duration.ofMinutes(121)));
        }
    }

    @Test
    @DisplayName("UPS-2: a folder that cannot be written costs no answer")
    void noFolder() {
        try (CallMemory memory = new CallMemory(clock, folder.resolve("none").resolve("calls"))) {
            assertThat(memory.see(question(1))).isEqualTo(NOON);
            memory.undecided();
            assertThat(memory.see(question(1))).isEqualTo(NOON);
        }
    }
}
