package io.portwarden.people.ui.own;

import io.portwarden.people.domain.ClaimedDomain;
import io.portwarden.people.domain.DomainRefusedException;
import java.util.Locale;

/** The keys of what is said of domains. */
final class DomainTexts {

    private DomainTexts() {}

    static String standing(ClaimedDomain claimed) {
        if (claimed.goneSince().isPresent()) {
            return "domains.gone";
        }
        return claimed.proof().map(proof -> "domains.proof." + proof.code()).orElse("domains.waits");
    }

    /** The same for the provider's people, who have nothing to publish. */
    static String standingThere(ClaimedDomain claimed) {
        if (claimed.goneSince().isPresent()) {
            return "tenant-domains.gone";
        }
        return claimed.proof()
                .map(proof -> "tenant-domains.proof." + proof.code())
                .orElse("tenant-domains.waits");
    }

    static String key(DomainRefusedException refused) {
        return "domains.refused."
                + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
