package io.portwarden.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param within how long something waits for a second admin */
@ConfigurationProperties("portwarden.approvals")
record ApprovalProperties(@DefaultValue("72h") Duration within) {

    ApprovalProperties {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("portwarden.approvals.within must be longer than nothing");
        }
    }
}
