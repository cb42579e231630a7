package io.portwarden.approval;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param within how long something waits for a second admin */
@ConfigurationProperties("portwarden.approvals")
record ApprovalProperties(
        @DefaultValue("72h") @Allowed(from = "1m", to = "90d")
        Duration within) {}
