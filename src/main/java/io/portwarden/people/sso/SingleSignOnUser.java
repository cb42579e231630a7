package io.portwarden.people.sso;

import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.PortalUser;
import io.portwarden.shared.SignedInPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person for whom an OpenID provider vouches. */
public final class SingleSignOnUser implements OidcUser, PortalPrincipal {

    private static final long serialVersionUID = 1L;

    private final SignedInPerson person;
    private final int signInGeneration;
    private final OidcIdToken token;
    private final Instant provedAt;
    private final List<GrantedAuthority> shown;

    /**
     * @param provedAt when the person last proved it to the provider
     * @param shown other factors, here or there
     */
    SingleSignOnUser(PortalUser user, OidcIdToken token, Instant provedAt, List<GrantedAuthority> shown) {
        this.person = user.person();
        this.signInGeneration = user.signInGeneration();
        this.token = token;
        this.provedAt = provedAt;
        this.shown = List.copyOf(shown);
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
        authorities.add(proof(provedAt));
        return authorities;
    }

    static GrantedAuthority proof(Instant provedAt) {
        return FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
                .issuedAt(provedAt)
                .build();
    }

    /** The same name as by any other way in. */
    @Override
    public String getName() {
        return person.email();
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return token.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public String toString() {
        return "SingleSignOnUser[" + person.email() + ", " + person.role() + "]";
    }
}
