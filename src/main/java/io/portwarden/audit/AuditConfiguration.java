package io.portwarden.audit;

import io.portwarden.shared.ConditionalOnEmbeddedDatabase;
import io.portwarden.shared.DataDirectory;
import io.portwarden.shared.NamedKey;
import io.portwarden.shared.NamedKeys;
import io.portwarden.shared.SecretsFile;
import io.portwarden.shared.StartupRefusedException;
import io.portwarden.shared.Transactions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the trail's keys come from, and the check that they are the right ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    /** The key that the embedded database makes for itself, kept beside the data, not in it. */
    record OwnAuditKey(String id, String secret) {
        @Override
        public String toString() {
            return "OwnAuditKey[" + id + "]";
        }
    }

    /** What Spring knows the keys by; other features have keys too. */
    record AuditKeys(NamedKeys keys) {}

    @Bean
    @ConditionalOnEmbeddedDatabase
    OwnAuditKey ownAuditKey(DataDirectory directory) {
        SecretsFile secrets = new SecretsFile(directory.resolve("audit-keys.properties"));
        return new OwnAuditKey("k1", secrets.getOrCreate("k1", NamedKey::randomSecret));
    }

    @Bean
    AuditKeys auditKeys(AuditProperties properties, ObjectProvider<OwnAuditKey> ownKey) {
        @Nullable OwnAuditKey own = ownKey.getIfAvailable();
        try {
            if (!properties.keys().isEmpty()) {
                return new AuditKeys(new NamedKeys(AuditKeyCheck.PROPERTY, properties.currentKey(), properties.keys()));
            }
            if (own != null) {
                return new AuditKeys(new NamedKeys(AuditKeyCheck.PROPERTY, own.id(), Map.of(own.id(), own.secret())));
            }
        } catch (IllegalArgumentException e) {
            throw new StartupRefusedException(String.valueOf(e.getMessage()), AuditKeyCheck.HELP, e);
        }
        throw new StartupRefusedException(
                "No key for the audit trail is configured (" + AuditKeyCheck.PROPERTY + ")", AuditKeyCheck.HELP);
    }

    @Bean
    @DependsOnDatabaseInitialization
    AuditKeyCheck auditKeyCheck(AuditKeys audit, AuditRepository entries, Transactions transactions) {
        return new AuditKeyCheck(audit.keys(), entries, transactions);
    }
}
