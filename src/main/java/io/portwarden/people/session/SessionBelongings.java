package io.portwarden.people.session;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Belongings;
import io.portwarden.people.PersonRepository;
import io.portwarden.shared.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends sessions, also those that are just coming to be; before all else that ends, because it takes the person's row. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SessionBelongings implements Belongings {

    private final AccountRepository accounts;
    private final SessionRepository sessions;

    SessionBelongings(AccountRepository accounts, SessionRepository sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public void endAll(Key person) {
        endAll(person, null);
    }

    /** @param kept the one that goes on, if one does */
    void endAll(Key person, @Nullable UUID kept) {
        // In this order: whoever is being registered holds the generation until that has committed.
        accounts.beginSignInGeneration(person);
        sessions.endAll(person, kept);
    }

    @Override
    public void endOfRole(PersonRepository.Key person) {
        endAll(Key.of(person));
    }

    @Override
    public void endOfFactors(Key person) {
        endAll(person);
    }

    @Override
    public void endOfAll(TenantId tenantId) {
        accounts.beginSignInGeneration(tenantId);
        sessions.endAll(tenantId);
    }
}
