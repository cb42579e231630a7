package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PendingSignIn.Begun;
import io.portwarden.people.Person;
import io.portwarden.people.PortalUser;
import io.portwarden.people.factor.SecondFactorProperties.Wanted;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Decides, at every way in, whether one factor is enough (SIG-1). A passkey does not come by here: it is verified to be there
 * and who uses it, which is two factors at once (NIST SP 800-63B-4, section 3.1.7).
 */
@Component
@EnableConfigurationProperties(SecondFactorProperties.class)
public class SecondFactorGate {

    private final Transactions transactions;
    private final FactorRepository factors;
    private final ViewersRuleRepository viewers;
    private final boolean required;
    private final Clock clock;

    SecondFactorGate(
            Transactions transactions,
            FactorRepository factors,
            ViewersRuleRepository viewers,
            SecondFactorProperties properties,
            Environment environment,
            Clock clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.viewers = viewers;
        this.required = properties.secondFactor() == Wanted.REQUIRED
                || properties.secondFactor() == null && environment.containsProperty("spring.datasource.url");
        this.clock = clock;
    }

    /** Whether everybody who can change something has to have a second factor. */
    public boolean required() {
        return required;
    }

    /**
     * What comes of somebody's first factor.
     *
     * @return the sign-in that waits for the second; nothing where one is enough
     */
    public Optional<Begun> hold(PortalUser user) {
        SignedInPerson person = user.person();
        Key key = user.account();
        return transactions
                .stating(
                        Scope.tenant(key.tenantId()),
                        () -> standing(factors.held(key), person.tenantId(), person.role()))
                .map(standing -> Begun.of(user, clock.instant()));
    }

    /** The same for a password: the sign-in itself, or one that waits. */
    public Authentication pass(Authentication signedIn) {
        if (!(signedIn.getPrincipal() instanceof PortalUser user)) {
            throw new IllegalStateException("Not one of the portal's people");
        }
        return hold(user)
                .<Authentication>map(begun -> waiting(begun, signedIn, List.of()))
                .orElse(signedIn);
    }

    /** The principal that such a sign-in has, with the factors of another, and more. */
    static Authentication waiting(Begun begun, Authentication shown, List<GrantedAuthority> more) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority(PendingSignIn.AUTHORITY));
        shown.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .forEach(authorities::add);
        authorities.addAll(more);
        UsernamePasswordAuthenticationToken waiting =
                UsernamePasswordAuthenticationToken.authenticated(new PendingUser(begun), null, authorities);
        waiting.setDetails(shown.getDetails());
        return waiting;
    }

    /** Whether the person has a second factor here. */
    public boolean holdsOne(PortalUser user) {
        Key key = user.account();
        return transactions.stating(
                Scope.tenant(key.tenantId()), () -> factors.held(key).any());
    }

    /** In the transaction under way, which must be for the tenant. */
    Held held(Key person) {
        return factors.held(person);
    }

    /** What is asked of the person, in the transaction under way; nothing where one factor is enough. */
    Optional<Standing> standing(Person person) {
        return standing(factors.held(Key.of(person.key())), person.tenantId(), person.role());
    }

    /** What is asked of somebody who holds this; nothing where one factor is enough. */
    Optional<Standing> standing(Held held, TenantId tenantId, Role role) {
        if (held.any()) {
            return Optional.of(Standing.ASK);
        }
        if (!wanted(tenantId, role)) {
            return Optional.empty();
        }
        return Optional.of(held.signedInBefore() ? Standing.MAIL_FIRST : Standing.SET_UP);
    }

    /** Whether whoever is in this role has to have a second factor; in the transaction under way. */
    boolean wanted(TenantId tenantId, Role role) {
        return role == Role.TENANT_VIEWER ? viewers.holds(tenantId) : required;
    }
}
