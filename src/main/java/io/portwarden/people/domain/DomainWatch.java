package io.portwarden.people.domain;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks every day whether the records are still there that have proven domains, and frees those of closed tenants. */
@Component
class DomainWatch extends Rounds {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Transactions transactions;
    private final DomainRepository domains;
    private final DomainChallenge challenge;
    private final DomainRecords records;
    private final DomainProperties properties;
    private final Clock clock;

    DomainWatch(
            Transactions transactions,
            DomainRepository domains,
            DomainChallenge challenge,
            DomainRecords records,
            DomainProperties properties,
            Clock clock) {
        super("domain-watch", "Checks of proven domains", Duration.ofMinutes(2), properties.checkEvery());
        this.transactions = transactions;
        this.domains = domains;
        this.challenge = challenge;
        this.records = records;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void round() {
        transactions.stating(Scope.provider(), domains::ofClosed).forEach(this::free);
        Instant before = clock.instant().minus(DAILY);
        for (DomainRepository.Row due : transactions.stating(Scope.provider(), () -> domains.due(before))) {
            if (isStopping()) {
                return;
            }
            look(due);
        }
    }

    /** Whoever holds the domain by now can prove it. Nobody of a closed tenant reads mails. */
    private void free(DomainRepository.Row closed) {
        transactions.doStating(
                Scope.tenant(closed.tenantId()),
                () -> domains.lock(closed.tenantId(), closed.domain())
                        .filter(row -> row.proof().isPresent())
                        .ifPresent(row -> {
                            domains.lose(row.tenantId(), row.domain());
                            records.freed(row.tenantId(), row.domain());
                        }));
    }

    /** Where the DNS does not answer, nothing is known: it is asked again in the next round. */
    private void look(DomainRepository.Row due) {
        Optional<Boolean> met = challenge.isMet(due);
        met.ifPresent(there -> transactions.doStating(
                Scope.tenant(due.tenantId()),
                () -> domains.lock(due.tenantId(), due.domain())
                        .filter(row ->
                                row.token().equals(due.token()) && row.proof().equals(Optional.of(DomainProof.DNS)))
                        .ifPresent(row -> settle(row, there))));
    }

    private void settle(DomainRepository.Row row, boolean there) {
        Instant now = clock.instant();
        if (there) {
            domains.seen(row.tenantId(), row.domain(), now);
            return;
        }
        domains.missed(row.tenantId(), row.domain(), now);
        if (row.goneSince().isEmpty()) {
            records.gone(row.tenantId(), row.domain());
        } else if (!row.goneSince().get().plus(properties.grace()).isAfter(now)) {
            domains.lose(row.tenantId(), row.domain());
            records.lost(row.tenantId(), row.domain());
        }
    }
}
