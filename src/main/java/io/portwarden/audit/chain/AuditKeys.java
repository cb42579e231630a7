package io.portwarden.audit.chain;

import io.portwarden.shared.key.NamedKeys;

/** What Spring knows the keys by; other features have keys too. */
public record AuditKeys(NamedKeys keys) {}
