package io.portwarden.people.password;

import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.hash.Argon2id;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How people's passwords are stored: {@link Argon2id}, under a name, so that another way can follow and old hashes count. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class PasswordHashing {

    @Bean
    PasswordEncoder passwordEncoder(Argon2id argon2id) {
        int atOnce = Runtime.getRuntime().availableProcessors();
        PasswordEncoder queuing = new QueuingPasswordEncoder(argon2id.encoder(), atOnce);
        return new NormalizingPasswordEncoder(new DelegatingPasswordEncoder("argon2", Map.of("argon2", queuing)));
    }
}
