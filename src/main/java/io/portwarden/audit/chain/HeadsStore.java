package io.portwarden.audit.chain;

import io.portwarden.shared.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where heads are kept outside the database: a file; a store of objects would be another. */
interface HeadsStore {

    /**
     * The highest head that was ever kept, by tenant.
     *
     * @throws IOException also when what is there is not what was kept
     */
    Map<TenantId, KeptHead> read() throws IOException;

    /** Keeps these too; when this returns, they are safe. */
    void append(List<KeptHead> heads) throws IOException;
}
