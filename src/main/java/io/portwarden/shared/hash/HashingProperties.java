package io.portwarden.shared.hash;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what somebody knows by heart is hashed.
 *
 * @param argon2 by what PINs and passwords are hashed: `native`, by the system's libargon2, without which the start is then
 *     refused; `java`, by Bouncy Castle, which takes about twice as long; `auto`, by the first where it is to be had
 */
@ConfigurationProperties("portwarden.hashing")
record HashingProperties(@DefaultValue("auto") Argon2 argon2) {

    enum Argon2 {
        AUTO,
        NATIVE,
        JAVA
    }
}
