package io.portwarden.people.passkey;

import io.portwarden.shared.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the portal is to people's authenticators.
 *
 * @param rpId the domain that passkeys are for, the portal's host or a parent of it; empty means the portal's host. With
 *     another one, all passkeys made so far are of no use
 * @param rpName what authenticators call the portal
 * @param perPerson how many passkeys somebody may have
 */
@ConfigurationProperties("portwarden.passkeys")
record PasskeyProperties(
        @DefaultValue("") String rpId,
        @DefaultValue("Portwarden") String rpName,

        @DefaultValue("20") @Allowed(from = "1", to = "1000")
        int perPerson) {}
