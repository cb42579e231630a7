package io.portwarden.people.sso.own;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.domain.ProvenDomains;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.EvenPace;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Tells somebody who is not signed in by which provider an address signs in. The domain alone decides: whether there is such
 * a person, nobody learns, and the time is the same.
 */
@Service
public class OwnSignIn {

    private final Transactions transactions;
    private final ProvenDomains domains;
    private final OwnProviderRepository providers;
    private final SignInProperties properties;

    OwnSignIn(
            Transactions transactions,
            ProvenDomains domains,
            OwnProviderRepository providers,
            SignInProperties properties) {
        this.transactions = transactions;
        this.domains = domains;
        this.providers = providers;
        this.properties = properties;
    }

    /** @return what the provider is registered under; nothing where there is none for such an address */
    public Optional<String> find(String typed) {
        EvenPace pace = EvenPace.of(properties.refusalTime());
        Optional<String> found = EmailAddress.parse(typed)
                .flatMap(domains::holderOf)
                .flatMap(tenantId -> transactions.stating(Scope.tenant(tenantId), () -> providers.find(tenantId)))
                .map(OwnProvider::registrationId);
        pace.waitOut();
        return found;
    }
}
