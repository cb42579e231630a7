package io.portwarden.people;

import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person as Spring Security knows and keeps one; once signed in, without the password's hash. */
public final class PortalUser implements UserDetails, CredentialsContainer, PortalPrincipal {

    private static final long serialVersionUID = 1L;

    private final UUID accountShelf;
    private final UUID accountId;
    private final SignedInPerson person;
    private final int signInGeneration;
    private transient @Nullable String passwordHash;

    PortalUser(AccountRepository.Key account, SignedInPerson person, int signInGeneration, String passwordHash) {
        this.accountShelf = account.tenantId().value();
        this.accountId = account.personId();
        this.person = person;
        this.signInGeneration = signInGeneration;
        this.passwordHash = passwordHash;
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
        return person.role().authorities().stream()
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public String getUsername() {
        return person.email();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    /** The same person is the same user, in whichever session. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalUser user
                && person.tenant().equals(user.person.tenant())
                && person.personId().equals(user.person.personId());
    }

    @Override
    public int hashCode() {
        return Objects.hash(person.tenant(), person.personId());
    }

    @Override
    public String toString() {
        return "PortalUser[" + person.email() + ", " + person.role() + "]";
    }
}
