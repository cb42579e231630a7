package io.portwarden.people.member;

import io.portwarden.shared.TenantId;
import java.util.List;

/**
 * How it stands with the admins of a tenant, as operators see it.
 *
 * @param invitations who may come in
 */
public record TenantAdmins(
        TenantId tenantId, String tenantName, AdminStanding standing, List<Invitation> invitations) {}
