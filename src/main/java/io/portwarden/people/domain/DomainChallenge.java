package io.portwarden.people.domain;

import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Knows what whoever holds a domain publishes to prove it, and looks whether it is there. */
@Component
@EnableConfigurationProperties(DomainProperties.class)
class DomainChallenge {

    private static final String BEGINNING = "portwarden-domain-verification=";

    private final TxtLookup dns;

    DomainChallenge(DomainProperties properties) {
        this.dns = new TxtLookup(properties.resolver());
    }

    /** Nothing where the DNS does not answer. Takes seconds then: never to be asked in a transaction. */
    Optional<Boolean> isMet(DomainRepository.Row claim) {
        return dns.texts(claim.domain().challengeName()).map(texts -> texts.contains(BEGINNING + claim.token()));
    }

    static ClaimedDomain claimed(DomainRepository.Row row) {
        return new ClaimedDomain(row.domain(), BEGINNING + row.token(), row.proof(), row.provenAt(), row.goneSince());
    }
}
