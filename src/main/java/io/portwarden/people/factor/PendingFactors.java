package io.portwarden.people.factor;

/**
 * What a sign-in that waits for its second factor can go on with.
 *
 * @param codes whether the person has one-time codes
 * @param passkey whether the person has a passkey
 * @param recoveryCodesLeft how many recovery codes were not used yet
 * @param linkFollowed whether this browser has brought along the link that was mailed to the person
 */
public record PendingFactors(
        Standing standing,
        String displayName,
        String email,
        boolean codes,
        boolean passkey,
        int recoveryCodesLeft,
        boolean linkFollowed) {}
