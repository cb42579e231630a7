package io.portwarden.people;

import io.portwarden.shared.TenantId;

/**
 * What people have that ends before they do: whoever keeps something of the kind says how, in the transaction under way,
 * which is for their tenant.
 */
public interface Belongings {

    /** Nobody signs in to the account any more: all that hangs on it ends. */
    default void endAll(AccountRepository.Key account) {}

    /** Somebody belongs there no more: what there is only because of that ends. */
    default void endOfMembership(PersonRepository.Key person) {}

    /** Somebody gets another role: what holds the old one ends. */
    default void endOfRole(PersonRepository.Key person) {}

    /** What proves beside the password who somebody is was taken away: it proves nothing any more, and sessions end. */
    default void endOfFactors(AccountRepository.Key account) {}

    /** Somebody signs in with another address: links that were mailed to the one of before open nothing any more. */
    default void endOfAddress(AccountRepository.Key account) {}

    /** Nobody of the tenant can sign in any more: what lets them go on ends. */
    default void endOfAll(TenantId tenantId) {}
}
