package io.portwarden.people.sso;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.PortalUser;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** A person for whom an OpenID provider vouches. */
public final class SingleSignOnUser extends Vouched implements PortalPrincipal {

    private static final long serialVersionUID = 1L;

    private final UUID accountShelf;
    private final UUID accountId;
    private final SignedInPerson person;
    private final int signInGeneration;
    private final List<GrantedAuthority> shown;

    /**
     * @param provedAt when the person last proved it to the provider
     * @param shown other factors, here or there
     */
    SingleSignOnUser(PortalUser user, OidcIdToken token, Instant provedAt, List<GrantedAuthority> shown) {
        super(token, provedAt);
        this.accountShelf = user.account().tenantId().value();
        this.accountId = user.account().personId();
        this.person = user.person();
        this.signInGeneration = user.signInGeneration();
        this.shown = List.copyOf(shown);
    }

    @Override
    public AccountRepository.Key account() {
        return new AccountRepository.Key(new TenantId(accountShelf), accountId);
    }

    @Override
    public SignedInPerson person() {
        return person;
    }

    @Override
    public int signInGeneration() {
        return signInGeneration;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        List<GrantedAuthority> authorities = new ArrayList<>(shown);
        person.role().authorities().forEach(role -> authorities.add(new SimpleGrantedAuthority(role)));
        authorities.add(proof());
        return authorities;
    }

    /** The same name as by any other way in. */
    @Override
    public String getName() {
        return person.email();
    }

    @Override
    public String toString() {
        return "SingleSignOnUser[" + person.email() + ", " + person.role() + "]";
    }
}
