package io.portwarden.apikey;

import java.util.UUID;

/** Whoever has shown a key and is no person and no carrier: one of the provider's own programs. */
public interface Program {

    /** The key that it came with. */
    UUID keyId();

    /** What the key is for. */
    String name();
}
