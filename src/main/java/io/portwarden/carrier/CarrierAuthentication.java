package io.portwarden.carrier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A carrier that has shown its API key, for the one request that it came with. */
final class CarrierAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient IssuedKey key;

    CarrierAuthentication(IssuedKey key) {
        super(List.of(new SimpleGrantedAuthority("ROLE_CARRIER")));
        this.key = key;
        setAuthenticated(true);
    }

    @Override
    public Carrier getPrincipal() {
        return key.carrier();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** The key's, not the carrier's: each key has its own limit on requests. */
    @Override
    public String getName() {
        return key.onFile().id().toString();
    }
}
