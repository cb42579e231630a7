package io.portwarden.shared.key;

/**
 * Keys that stay configured as long as there is anything made under them, checked at every start; others derive keys of
 * their own from them, each by a purpose that nothing else is computed from.
 */
public record LastingKeys(NamedKeys keys) {}
