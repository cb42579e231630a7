package io.portwarden.pin.key;

import java.nio.charset.StandardCharsets;

/** What a PIN key is used for; each purpose has a subkey of its own, so that one never weakens another. */
public enum KeyPurpose {
    PIN_WRAP("pin-wrap"),
    PIN_TO_HAND_ON("pin-to-hand-on"),
    REQUEST_DIGEST("request-digest"),
    KEY_CHECK("key-check");

    private final String label;

    KeyPurpose(String label) {
        this.label = label;
    }

    /** The HKDF "info"; changing one makes everything unreadable that was made under it. */
    byte[] info() {
        return label.getBytes(StandardCharsets.US_ASCII);
    }
}
