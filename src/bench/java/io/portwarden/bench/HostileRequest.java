package io.portwarden.bench;

/**
 * Something that no carrier in its right mind sends.
 *
 * @param kind what is wrong with it, in a word or two
 * @param bytes all that is sent
 * @param complete whether a server can find its end
 */
record HostileRequest(String kind, byte[] bytes, boolean complete) {}
