package io.portwarden.audit.chain;

import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.embedded.ConditionalOnEmbeddedDatabase;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.files.SecretsFile;
import io.portwarden.shared.key.LastingKeys;
import io.portwarden.shared.key.NamedKey;
import io.portwarden.shared.key.NamedKeys;
import io.portwarden.shared.start.Commands;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the trail's keys come from, the check that they are the right ones, and where the trail's ends are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AuditConfiguration.class);

    /** The key that the embedded database makes for itself, kept beside the data, not in it. */
    record OwnAuditKey(String id, String secret) {
        @Override
        public String toString() {
            return "OwnAuditKey[" + id + "]";
        }
    }

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

    /** Older keys of the trail are kept as long as their entries, and a wrong one stops the start. */
    @Bean
    LastingKeys lastingKeys(AuditKeys audit) {
        return new LastingKeys(audit.keys());
    }

    @Bean
    @DependsOnDatabaseInitialization
    AuditKeyCheck auditKeyCheck(
            AuditKeys audit, AuditRepository entries, Transactions transactions, Environment environment) {
        return new AuditKeyCheck(audit.keys(), entries, transactions, Commands.onlyReads(environment));
    }

    @Bean
    @ConditionalOnProperty("portwarden.audit.heads-file")
    HeadsStore headsStore(AuditProperties properties) {
        return new FileHeadsStore(Objects.requireNonNull(properties.headsFile()));
    }

    @Bean
    @ConditionalOnEmbeddedDatabase
    @ConditionalOnMissingBean
    HeadsStore ownHeadsStore(DataDirectory directory) {
        return new FileHeadsStore(directory.resolve("audit-heads.jsonl"));
    }

    @Bean
    @ConditionalOnBean(HeadsStore.class)
    HeadsKeeper headsKeeper(
            HeadsStore store, HeadRepository heads, Transactions transactions, AuditProperties properties) {
        return new HeadsKeeper(store, heads, transactions, properties.headsEvery());
    }

    @Bean
    @ConditionalOnMissingBean(HeadsStore.class)
    ApplicationRunner warnOfUnkeptEnds() {
        return arguments -> LOG.warn("The ends of the audit trails are kept nowhere but in the database: nobody would"
                + " see that one was cut off. Name a file for them with portwarden.audit.heads-file"
                + " (PORTWARDEN_AUDIT_HEADS_FILE).");
    }
}
