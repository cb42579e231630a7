package io.portwarden.people.member;

import io.portwarden.people.EmailAddress;
import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may become the first operator.
 *
 * @param operatorEmail where nobody is an operator yet, whoever has this address is invited to be the first
 * @param linkFor how long the link works that is shown on the console
 */
@ConfigurationProperties("portwarden.bootstrap")
record FirstOperatorProperties(
        @Nullable String operatorEmail,

        @DefaultValue("24h") @Allowed(from = "1m", to = "7d")
        Duration linkFor) {

    FirstOperatorProperties {
        operatorEmail = operatorEmail == null || operatorEmail.isBlank() ? null : operatorEmail.strip();
        if (operatorEmail != null && EmailAddress.parse(operatorEmail).isEmpty()) {
            throw new IllegalArgumentException("portwarden.bootstrap.operator-email is not an e-mail address");
        }
    }

    @Nullable
    EmailAddress address() {
        return operatorEmail == null ? null : EmailAddress.parse(operatorEmail).orElseThrow();
    }
}
