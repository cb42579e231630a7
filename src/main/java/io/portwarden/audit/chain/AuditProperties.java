package io.portwarden.audit.chain;

import io.portwarden.shared.Allowed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is kept.
 *
 * @param keys by id, the Base64 of 32 random bytes; none with the embedded database, which makes one for itself
 * @param currentKey id of the key under which entries are chained from now on
 * @param headsFile where the ends of the trails are kept outside the database, one file for each node; with the embedded
 *     database {@code audit-heads.jsonl} beside the data
 * @param headsEvery for how long at most an end is nowhere but in the database
 */
@ConfigurationProperties("portwarden.audit")
record AuditProperties(
        @DefaultValue Map<String, String> keys,
        @DefaultValue("") String currentKey,
        @Nullable Path headsFile,

        @DefaultValue("5s") @Allowed(from = "100ms", to = "1h")
        Duration headsEvery) {

    @Override
    public String toString() {
        return "AuditProperties[currentKey=" + currentKey + ", keys=" + keys.keySet() + "]";
    }
}
