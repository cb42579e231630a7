package io.portwarden.audit.chain;

import io.portwarden.shared.key.NamedKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Chains an entry to the one before it: HMAC-SHA256 over the previous entry's MAC and every field of this one. Texts and
 * whatever may be absent are preceded by their length, so that no two entries are ever encoded alike. For one thread.
 */
public final class EntryMac {

    /** What the first entry follows. */
    static final byte[] NONE = new byte[32];

    /** Tells these MACs from anything else under the same key; changes with the encoding. */
    private static final byte[] LABEL = "portwarden audit entry 1".getBytes(StandardCharsets.US_ASCII);

    private final String keyId;
    private final Mac mac;
    private byte[] encoded = new byte[1024];
    private int length;

    public EntryMac(NamedKey key) {
        this.keyId = key.id();
        this.mac = key.hmac();
    }

    /** @throws IllegalArgumentException when the entry says that it was made under another key */
    public byte[] of(byte[] previous, EntryRow entry) {
        if (!entry.keyId().equals(keyId)) {
            throw new IllegalArgumentException("The entry is under another key than " + keyId);
        }
        length = 0;
        put(LABEL);
        put(previous);
        put(entry.tenantId());
        put(entry.position());
        put(entry.id());
        put(entry.happenedAt());
        put(entry.kind());
        put(entry.actorKind());
        put(entry.actorId());
        put(entry.actorName());
        put(entry.subjectKind());
        put(entry.subjectId());
        put(entry.subjectName());
        put(entry.details());
        put(entry.keyId());
        mac.update(encoded, 0, length);
        return mac.doFinal();
    }

    private void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(@Nullable UUID id) {
        if (id == null) {
            put(new byte[0]);
        } else {
            reserve(Integer.BYTES);
            putInt(2 * Long.BYTES);
            put(id.getMostSignificantBits());
            put(id.getLeastSignificantBits());
        }
    }

    private void put(byte[] bytes) {
        reserve(Integer.BYTES + bytes.length);
        putInt(bytes.length);
        System.arraycopy(bytes, 0, encoded, length, bytes.length);
        length += bytes.length;
    }

    private void put(long number) {
        reserve(Long.BYTES);
        putInt((int) (number >>> Integer.SIZE));
        putInt((int) number);
    }

    private void putInt(int number) {
        encoded[length++] = (byte) (number >>> 24);
        encoded[length++] = (byte) (number >>> 16);
        encoded[length++] = (byte) (number >>> 8);
        encoded[length++] = (byte) number;
    }

    private void reserve(int more) {
        if (length + more > encoded.length) {
            encoded = Arrays.copyOf(encoded, 2 * (length + more));
        }
    }
}
