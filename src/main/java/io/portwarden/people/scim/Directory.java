package io.portwarden.people.scim;

import io.portwarden.shared.TenantId;
import java.util.UUID;

/**
 * An organization's own directory, as the token names it that came with the request.
 *
 * @param name what the token is for: what people call the directory
 */
public record Directory(TenantId tenantId, UUID tokenId, String name) {}
