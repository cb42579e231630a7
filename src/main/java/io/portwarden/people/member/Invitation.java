package io.portwarden.people.member;

import io.portwarden.shared.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that nobody has accepted or cancelled.
 *
 * @param invitedBy display name; empty where the program itself has invited
 * @param expired whether its link has stopped working
 */
public record Invitation(
        UUID id, String email, Role role, String invitedBy, Instant madeAt, Instant expiresAt, boolean expired) {}
