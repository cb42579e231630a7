package io.portwarden.people.passkey;

import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.database.Transactions;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * How passkeys are made and checked (Web Authentication, level 3).
 *
 * <p>A passkey stands in the place of a password, so the authenticator has to verify who uses it, by a PIN or a
 * fingerprint: having it in the hand is not enough.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasskeyProperties.class)
class PasskeyConfiguration {

    @Bean
    PasskeyCeremonies passkeyCeremonies(
            Transactions transactions,
            PasskeyRepository passkeys,
            PasskeyHolders holders,
            PasskeyRecords records,
            PasskeyProperties properties,
            PublicAddress address) {
        String id = properties.rpId().isBlank() ? address.host() : properties.rpId();
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                holders,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(id)
                        .name(properties.rpName())
                        .build(),
                Set.of(address.origin()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return new PasskeyCeremonies(operations, transactions, passkeys, records);
    }
}
