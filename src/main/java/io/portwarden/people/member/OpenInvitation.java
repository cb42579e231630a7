package io.portwarden.people.member;

import io.portwarden.shared.Role;

/** What whoever follows the link of an invitation is told. */
public record OpenInvitation(String tenantName, String email, Role role) {}
