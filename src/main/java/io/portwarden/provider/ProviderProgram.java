package io.portwarden.provider;

import io.portwarden.apikey.Program;
import java.util.UUID;

/**
 * One of the provider's own programs, such as its billing system, as its API key names it.
 *
 * @param keyId the key that it came with
 * @param name what the key is for
 */
public record ProviderProgram(UUID keyId, String name) implements Program {}
