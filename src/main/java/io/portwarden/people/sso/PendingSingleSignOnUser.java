package io.portwarden.people.sso;

import io.portwarden.people.PendingSignIn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** A person for whom an OpenID provider vouches, who has to show a second factor here and is nobody until then. */
final class PendingSingleSignOnUser extends Vouched implements PendingSignIn {

    private static final long serialVersionUID = 1L;

    private final Begun begun;

    PendingSingleSignOnUser(Begun begun, OidcIdToken token, Instant provedAt) {
        super(token, provedAt);
        this.begun = begun;
    }

    @Override
    public Begun begun() {
        return begun;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority(AUTHORITY), proof());
    }

    @Override
    public String getName() {
        return begun.email();
    }

    @Override
    public String toString() {
        return "PendingSingleSignOnUser[" + begun.email() + "]";
    }
}
