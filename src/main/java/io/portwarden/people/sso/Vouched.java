package io.portwarden.people.sso;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody for whom an OpenID provider vouches, as Spring Security wants to know of it. */
abstract class Vouched implements OidcUser {

    private static final long serialVersionUID = 1L;

    private final OidcIdToken token;
    private final Instant provedAt;

    /** @param provedAt when the person last proved it to the provider */
    Vouched(OidcIdToken token, Instant provedAt) {
        this.token = token;
        this.provedAt = provedAt;
    }

    /** The factor that it is. */
    final GrantedAuthority proof() {
        return FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
                .issuedAt(provedAt)
                .build();
    }

    @Override
    public final OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public final Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public final Map<String, Object> getAttributes() {
        return token.getClaims();
    }

    @Override
    public final @Nullable OidcUserInfo getUserInfo() {
        return null;
    }
}
