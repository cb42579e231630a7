package io.portwarden.pin.key;

import io.portwarden.pin.InvalidPinKeyException;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.PinCountries;
import io.portwarden.pin.PinGenerator;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.WrongPinKeyException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.embedded.ConditionalOnEmbeddedDatabase;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.files.SecretsFile;
import io.portwarden.shared.hash.Argon2id;
import io.portwarden.shared.start.Commands;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the PIN keys come from, and the check that they are the right ones (PIN-7). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PinProperties.class)
class PinConfiguration {

    private static final String HELP =
            "Set portwarden.pin.keys.<id> to the Base64 of 32 random bytes (openssl rand -base64 32) and"
                    + " portwarden.pin.current-key to that id, and keep both apart from the database and its backups.";

    /** The key that the embedded database makes for itself, kept beside the data, not in it. */
    record OwnKey(String id, String secret) {
        @Override
        public String toString() {
            return "OwnKey[" + id + "]";
        }
    }

    @Bean
    @ConditionalOnEmbeddedDatabase
    OwnKey ownKey(DataDirectory directory) {
        SecretsFile secrets = new SecretsFile(directory.resolve("pin-keys.properties"));
        return new OwnKey("k1", secrets.getOrCreate("k1", PinKey::randomSecret));
    }

    @Bean
    PinKeys pinKeys(PinProperties properties, ObjectProvider<OwnKey> ownKey) {
        @Nullable OwnKey own = ownKey.getIfAvailable();
        try {
            if (!properties.keys().isEmpty()) {
                return PinKeys.parse(properties.currentKey(), properties.keys());
            }
            if (own != null) {
                return PinKeys.parse(own.id(), Map.of(own.id(), own.secret()));
            }
            throw new StartupRefusedException("No key for PINs is configured (portwarden.pin.keys)", HELP);
        } catch (InvalidPinKeyException e) {
            throw new StartupRefusedException(String.valueOf(e.getMessage()), HELP, e);
        }
    }

    @Bean
    PinVault pinVault(PinKeys keys, Argon2id argon2id) {
        return new PinVault(keys, argon2id);
    }

    @Bean
    KeyedDigests keyedDigests(PinKeys keys) {
        return new PinKeyDigests(keys);
    }

    @Bean
    PinCountries pinCountries(PinProperties properties) {
        try {
            return new PinCountries(properties.countries());
        } catch (IllegalArgumentException invalid) {
            throw new StartupRefusedException(
                    "portwarden.pin.countries: " + invalid.getMessage() + ".",
                    "Write codes such as US, PR with commas between, or leave it out.",
                    invalid);
        }
    }

    @Bean
    PinGenerator pinGenerator() {
        return new PinGenerator();
    }

    /** A wrong or missing key stops the start, before the first request and not at the first order. */
    @Bean
    @DependsOnDatabaseInitialization
    InitializingBean pinKeyCheck(
            PinKeys keys, PinKeyRepository known, Transactions transactions, Environment environment) {
        return () -> transactions.doStating(Scope.nothing(), () -> {
            try {
                known.checks().forEach(check -> check.verify(keys));
                if (!Commands.onlyReads(environment)) {
                    known.remember(PinKeyCheck.of(keys.current()));
                }
            } catch (WrongPinKeyException | UnknownPinKeyException e) {
                throw new StartupRefusedException(String.valueOf(e.getMessage()), HELP, e);
            }
        });
    }
}
