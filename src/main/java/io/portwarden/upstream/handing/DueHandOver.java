package io.portwarden.upstream.handing;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.UUID;

/**
 * A number for which one node hands a PIN on.
 *
 * @param version of the PIN
 * @param claim made anew at every claim: whoever holds an older one cannot know any more what counts at the upstream
 * @param attempts of this PIN, with this one
 */
record DueHandOver(
        TenantId tenantId, PhoneNumber phoneNumber, UUID connectionId, long version, UUID claim, int attempts) {

    /** Without the number, which is somebody's. */
    @Override
    public String toString() {
        return "PIN " + version + " of tenant " + tenantId + " for upstream " + connectionId;
    }
}
