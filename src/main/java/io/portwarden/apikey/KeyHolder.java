package io.portwarden.apikey;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who has shown an API key, for the one request that it came with. */
public final class KeyHolder extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Object holder;
    private final UUID keyId;

    /**
     * @param role what the holder may do, without {@code ROLE_}
     * @param holder whose the key is
     */
    public KeyHolder(String role, Object holder, UUID keyId) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        this.holder = holder;
        this.keyId = keyId;
        setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
        return holder;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** The key's, not the holder's: each key has its own limit on requests. */
    @Override
    public String getName() {
        return keyId.toString();
    }
}
