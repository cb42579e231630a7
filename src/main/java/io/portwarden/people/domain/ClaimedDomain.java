package io.portwarden.people.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A domain that a tenant says is its own.
 *
 * @param record what is to be published under {@link Domain#challengeName}
 * @param proof how it was proven; nothing while it counts for nothing
 * @param goneSince since when the record is not there any more
 */
public record ClaimedDomain(
        Domain domain,
        String record,
        Optional<DomainProof> proof,
        Optional<Instant> provenAt,
        Optional<Instant> goneSince) {}
