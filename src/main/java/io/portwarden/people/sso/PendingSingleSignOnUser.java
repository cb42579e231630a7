package io.portwarden.people.sso;

import io.portwarden.people.PendingSignIn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person for whom an OpenID provider vouches, who has to show a second factor here and is nobody until then. */
final class PendingSingleSignOnUser implements OidcUser, PendingSignIn {

    private static final long serialVersionUID = 1L;

    private final Begun begun;
    private final OidcIdToken token;
    private final Instant provedAt;

    PendingSingleSignOnUser(Begun begun, OidcIdToken token, Instant provedAt) {
        this.begun = begun;
        this.token = token;
        this.provedAt = provedAt;
    }

    @Override
    public Begun begun() {
        return begun;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority(AUTHORITY), SingleSignOnUser.proof(provedAt));
    }

    @Override
    public String getName() {
        return begun.email();
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
        return "PendingSingleSignOnUser[" + begun.email() + "]";
    }
}
