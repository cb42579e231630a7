package io.portwarden.carrier;

/** An API key that somebody has shown, with whose it is. */
record IssuedKey(Carrier carrier, KeyOnFile onFile) {}
