package io.portwarden.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.shared.key.NamedKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryMacTest {

    private static final NamedKey KEY =
            NamedKey.parse("keys", "k1", Base64.getEncoder().encodeToString(new byte[32]));
    private static final UUID ID = new UUID(1, 2);
    private static final EntryRow ENTRY = entry(7, "pin-set", ID, "Ada", "number", null, "+1", "a=b", "k1");

    private static EntryRow entry(
            long position,
            String kind,
            @Nullable UUID actorId,
            String actorName,
            String subjectKind,
            @Nullable UUID subjectId,
            String subjectName,
            String details,
            String keyId) {
        return new EntryRow(
                new UUID(3, 4),
                position,
                new UUID(5, 6),
                1_700_000_000_123_456L,
                kind,
                "person",
                actorId,
                actorName,
                subjectKind,
                subjectId,
                subjectName,
                details,
                keyId);
    }

    static Stream<EntryRow> others() {
        return Stream.of(
                entry(8, "pin-set", ID, "Ada", "number", null, "+1", "a=b", "k1"),
                entry(7, "pin-seta", ID, "Ada", "number", null, "+1", "a=b", "k1"),
                entry(7, "pin-set", null, "Ada", "number", null, "+1", "a=b", "k1"),
                entry(7, "pin-set", null, "Ada", "number", ID, "+1", "a=b", "k1"),
                // the same bytes in a row, cut elsewhere
                entry(7, "pin-set", ID, "Adanumber", "", null, "+1", "a=b", "k1"),
                entry(7, "pin-set", ID, "Ada", "number+", null, "1", "a=b", "k1"),
                entry(7, "pin-set", ID, "Ada", "number", null, "+1a", "=b", "k1"),
                entry(7, "pin-set", ID, "Ada", "number", null, "+1", "a=b\0", "k1"),
                entry(7, "pin-set", ID, "Ada", "number", null, "+1", "", "k1"));
    }

    @ParameterizedTest
    @DisplayName("Trail: no two entries have the same MAC, however their fields run into each other")
    @MethodSource("others")
    void distinct(EntryRow other) {
        EntryMac macs = new EntryMac(KEY);
        assertThat(macs.of(EntryMac.NONE, other)).isNotEqualTo(macs.of(EntryMac.NONE, ENTRY));
    }

    @Test
    @DisplayName("Trail: the MAC is that of the written down encoding, so that a trail can be verified for ever")
    void known() {
        assertThat(HexFormat.of().formatHex(new EntryMac(KEY).of(EntryMac.NONE, ENTRY)))
                .isEqualTo("e0afba30d6895db722fd5fe1c7a7e735415e2c9de6d3360f7ff46f49bbdc0353");
    }

    @Test
    @DisplayName("Trail: the MAC depends on the entry before and on the key, and texts may be long")
    void chained() {
        EntryMac macs = new EntryMac(KEY);
        byte[] first = macs.of(EntryMac.NONE, ENTRY);
        assertThat(macs.of(first, ENTRY)).hasSize(32).isNotEqualTo(first);
        assertThat(macs.of(EntryMac.NONE, ENTRY)).isEqualTo(first);
        EntryRow large = entry(7, "pin-set", ID, "é".repeat(5_000), "number", null, "+1", "a=b", "k1");
        assertThat(macs.of(first, large)).isNotEqualTo(macs.of(first, ENTRY));
        assertThat(new EntryMac(NamedKey.parse("keys", "k1", NamedKey.randomSecret())).of(EntryMac.NONE, ENTRY))
                .isNotEqualTo(first);
    }

    @Test
    @DisplayName("Trail: an entry is never checked under another key than it names")
    void otherKey() {
        EntryRow other = entry(7, "pin-set", ID, "Ada", "number", null, "+1", "a=b", "k2");
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryMac(KEY).of(EntryMac.NONE, other));
    }
}
