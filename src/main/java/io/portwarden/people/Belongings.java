package io.portwarden.people;

import io.portwarden.people.PersonRepository.Key;
import io.portwarden.shared.TenantId;

/**
 * What people have that ends before they do: whoever keeps something of the kind says how, in the transaction under way,
 * which is for their tenant.
 */
public interface Belongings {

    /** Somebody leaves: all of it ends. */
    void endAll(Key person);

    /** Somebody gets another role: what holds the old one ends. */
    default void endOfRole(Key person) {}

    /** What proves beside the password who somebody is was taken away: it proves nothing any more, and sessions end. */
    default void endOfFactors(Key person) {}

    /** Somebody signs in with another address: links that were mailed to the one of before open nothing any more. */
    default void endOfAddress(Key person) {}

    /** Nobody of the tenant can sign in any more: what lets them go on ends. */
    default void endOfAll(TenantId tenantId) {}
}
