package io.portwarden.audit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is kept.
 *
 * @param keys by id, the Base64 of 32 random bytes; none with the embedded database, which makes one for itself
 * @param currentKey id of the key under which entries are chained from now on
 */
@ConfigurationProperties("portwarden.audit")
record AuditProperties(
        @DefaultValue Map<String, String> keys,
        @DefaultValue("") String currentKey) {

    @Override
    public String toString() {
        return "AuditProperties[currentKey=" + currentKey + ", keys=" + keys.keySet() + "]";
    }
}
