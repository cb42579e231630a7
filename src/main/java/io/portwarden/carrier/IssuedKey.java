package io.portwarden.carrier;

import io.portwarden.apikey.KeyOnFile;

/** An API key that somebody has shown, with whose it is. */
record IssuedKey(Carrier carrier, KeyOnFile onFile) {}
