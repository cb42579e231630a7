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
 * @param linkFor how long a link works that is shown on the console
 * @param resetSecondFactor the address of the only operator, whose lost second factor is taken away by the next start, which
 *     shows a link to a new one on the console; does nothing where there are several operators, and nothing a second time
 *     before a start without it
 */
@ConfigurationProperties("portwarden.bootstrap")
record FirstOperatorProperties(
        @Nullable String operatorEmail,

        @DefaultValue("24h") @Allowed(from = "1m", to = "7d")
        Duration linkFor,

        @Nullable String resetSecondFactor) {

    FirstOperatorProperties {
        operatorEmail = operatorEmail == null || operatorEmail.isBlank() ? null : operatorEmail.strip();
        if (operatorEmail != null && EmailAddress.parse(operatorEmail).isEmpty()) {
            throw new IllegalArgumentException("portwarden.bootstrap.operator-email is not an e-mail address");
        }
        resetSecondFactor = resetSecondFactor == null || resetSecondFactor.isBlank() ? null : resetSecondFactor.strip();
        if (resetSecondFactor != null && EmailAddress.parse(resetSecondFactor).isEmpty()) {
            throw new IllegalArgumentException("portwarden.bootstrap.reset-second-factor is not an e-mail address");
        }
    }

    @Nullable
    EmailAddress whoseFactor() {
        return resetSecondFactor == null
                ? null
                : EmailAddress.parse(resetSecondFactor).orElseThrow();
    }

    @Nullable
    EmailAddress address() {
        return operatorEmail == null ? null : EmailAddress.parse(operatorEmail).orElseThrow();
    }
}
