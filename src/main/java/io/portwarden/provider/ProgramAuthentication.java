package io.portwarden.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program of the provider that has shown its API key, for the one request that it came with. */
final class ProgramAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient ProviderProgram program;

    ProgramAuthentication(ProviderProgram program) {
        super(List.of(new SimpleGrantedAuthority("ROLE_PROVIDER_PROGRAM")));
        this.program = program;
        setAuthenticated(true);
    }

    @Override
    public ProviderProgram getPrincipal() {
        return program;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** Each key has its own limit on requests. */
    @Override
    public String getName() {
        return program.keyId().toString();
    }
}
