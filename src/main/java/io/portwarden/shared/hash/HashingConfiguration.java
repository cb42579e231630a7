package io.portwarden.shared.hash;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.portwarden.shared.hash.NativeArgon2id.NotLoadedException;
import io.portwarden.shared.start.StartupRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** By what is hashed here, said once at the start and as a figure. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HashingProperties.class)
class HashingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(HashingConfiguration.class);

    @Bean
    Argon2id argon2id(HashingProperties properties) {
        return switch (properties.argon2()) {
            case AUTO -> Argon2id.byLibraryOrInJava();
            case JAVA -> Argon2id.inJava();
            case NATIVE -> {
                try {
                    yield Argon2id.byLibrary();
                } catch (NotLoadedException e) {
                    throw new StartupRefusedException(
                            "portwarden.hashing.argon2 is native, but libargon2 is not to be had: " + e.getMessage(),
                            "Install the library, or leave the setting out.",
                            e);
                }
            }
        };
    }

    @Bean
    ApplicationRunner argon2idSaysWhatItIs(Argon2id argon2id) {
        return arguments -> LOG.info("PINs and passwords are hashed by {}", argon2id.origin());
    }

    @Bean
    MeterBinder argon2idFigure(Argon2id argon2id) {
        return registry -> Gauge.builder("portwarden.hashing.native", argon2id, one -> one.isNative() ? 1 : 0)
                .description("1 where PINs and passwords are hashed by the system's libargon2, 0 where in Java")
                .register(registry);
    }
}
