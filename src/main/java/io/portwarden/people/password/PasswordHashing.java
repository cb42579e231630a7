package io.portwarden.people.password;

import io.portwarden.people.session.SignInProperties;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How people's passwords are stored: Argon2id with what the OWASP Password Storage Cheat Sheet asks for, under a name, so
 * that another way can follow and the old hashes still count.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19456;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
        int atOnce = Runtime.getRuntime().availableProcessors();
        PasswordEncoder queuing = new QueuingPasswordEncoder(argon2, atOnce);
        return new NormalizingPasswordEncoder(new DelegatingPasswordEncoder("argon2", Map.of("argon2", queuing)));
    }
}
