package io.portwarden.carrier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A carrier that has shown its API key, for the one request that it came with. */
final class CarrierAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Carrier carrier;

    CarrierAuthentication(Carrier carrier) {
        super(List.of(new SimpleGrantedAuthority("ROLE_CARRIER")));
        this.carrier = carrier;
        setAuthenticated(true);
    }

    @Override
    public Carrier getPrincipal() {
        return carrier;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return carrier.id().toString();
    }
}
